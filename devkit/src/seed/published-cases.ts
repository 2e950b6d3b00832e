/**
 * Texts and figures of real national referendum cases, as the commission published them (main text, electorate, dates,
 * thresholds: public facts). The leads here are synthetic: no living person's name stands in this repository.
 */
export interface PublishedCase {
  readonly number: string;
  readonly title: string;
  readonly mainText: string;
  readonly reason: string;
  /** Electors at the presidential election that was the most recent at the time of proposing (Act Art. 10(1), 12(1)). */
  readonly electorate: number;
}

export const CASE_16: PublishedCase = {
  number: '16',
  title: '廢除電業法第九十五條第一項',
  mainText: '您是否同意：廢除電業法第95條第1項，即廢除「核能發電設備應於中華民國一百十四年以前，全部停止運轉」之條文？',
  reason:
    '本案為法律之複決。理由書全文刊載於公投公報，此處為示範節錄：電業法第九十五條第一項規定核能發電設備之停止運轉期限，提案人主張廢除。',
  electorate: 18_782_991,
};

export const CASE_17: PublishedCase = {
  number: '17',
  title: '核四啟封商轉發電',
  mainText: '您是否同意核四啟封商轉發電？',
  reason: '本案為重大政策之創制。理由書全文刊載於公投公報，此處為示範節錄：提案人主張啟封核能四廠並進行商業運轉發電。',
  electorate: 18_782_991,
};

export const CASE_18: PublishedCase = {
  number: '18',
  title: '禁止進口含萊克多巴胺豬隻',
  mainText: '你是否同意政府應全面禁止進口含有萊克多巴胺之乙型受體素豬隻之肉品、內臟及其相關產製品？',
  reason: '本案為重大政策之創制。理由書全文刊載於公投公報，此處為示範節錄：提案人主張基於食品安全全面禁止進口。',
  electorate: 19_311_105,
};

export const CASE_19: PublishedCase = {
  number: '19',
  title: '公民投票與全國性選舉同日舉行',
  mainText:
    '你是否同意公民投票案公告成立後半年內，若該期間內遇有全國性選舉時，在符合公民投票法規定之情形下，公民投票應與該選舉同日舉行？',
  reason:
    '本案為重大政策之創制。理由書全文刊載於公投公報，此處為示範節錄：提案人主張公民投票應與全國性選舉合併舉行，以提高投票率。',
  electorate: 19_311_105,
};

export const CASE_20: PublishedCase = {
  number: '20',
  title: '第三天然氣接收站遷離藻礁海岸',
  mainText:
    '您是否同意中油第三天然氣接收站遷離桃園大潭藻礁海岸及海域？（即北起觀音溪出海口，南至新屋溪出海口之海岸，及由上述海岸最低潮線往外平行延伸五公里之海域）',
  reason:
    '本案為重大政策之創制。理由書全文刊載於公投公報，此處為示範節錄：提案人主張為保育藻礁生態，接收站應另覓地點。',
  electorate: 19_311_105,
};
