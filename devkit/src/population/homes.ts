import { COUNTIES } from './counties.ts';
import type { IndexRandom } from './index-random.ts';

/** Village names without their ending; which villages a township really has is not claimed. */
const VILLAGES =
  '中正 中山 中興 民生 民權 民族 復興 光復 仁愛 信義 和平 忠孝 新興 大同 永安 永和 福德 福興 太平 東興 南興 西安 北新 成功 建國 自強 文化 文昌 公館 頂埔 下埔 中央 五福 三和 三民 六合 八德 長春 長安 安康 安和 吉祥 如意 平安 光明 明德 景美 竹林 梅花 松柏 青山 青潭 清水 龍山 鳳鳴 寶山 溪南 溪北 水源 埔心 港口 頭前'.split(
    ' ',
  );
const ROADS =
  '中正路 中山路 中華路 民生路 民權路 民族路 復興路 光復路 仁愛路 信義路 和平路 忠孝路 建國路 自強路 文化路 成功路 博愛路 公園路 永安街 福德街 長安街 太平街 育英街 學府路 車站街 大同路 新生路 三民路 林森路 自由街 四維路 五權路 六合街 七賢街 八德路'.split(
    ' ',
  );
const SECTIONS = ['一段', '二段', '三段', '四段'] as const;
const WEIGHT_TOTAL = COUNTIES.reduce((sum, { weight }) => sum + weight, 0);

/** Where a person is registered: county, township, village and the rest of the address from the neighbourhood on. */
export interface Home {
  readonly county: string;
  readonly township: string;
  readonly village: string;
  readonly address: string;
}

/** A made-up home, counties as full as they really are, townships of a county alike. */
export function homeOf(random: IndexRandom): Home {
  let place = random.below(WEIGHT_TOTAL);
  const county = COUNTIES.find(({ weight }) => {
    place -= weight;
    return place < 0;
  })!;
  const township = random.pick(county.townships);
  const village = `${random.pick(VILLAGES)}${township.endsWith('鄉') ? '村' : '里'}`;
  const section = random.chance(0.3) ? random.pick(SECTIONS) : '';
  const lane = random.chance(0.4) ? `${1 + random.below(300)}巷` : '';
  const floor = random.chance(0.6) ? `${2 + random.below(14)}樓` : '';
  const address = `${1 + random.below(30)}鄰${random.pick(ROADS)}${section}${lane}${1 + random.below(400)}號${floor}`;
  return { county: county.name, township, village, address };
}
