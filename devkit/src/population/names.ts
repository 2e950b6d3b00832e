import type { IndexRandom } from './index-random.ts';

/** Common surnames and about how many of a thousand people have each. */
const SURNAMES: readonly (readonly [name: string, weight: number])[] =
  '陳110 林82 黃60 張53 李51 王41 吳40 劉32 蔡29 楊27 許23 鄭19 謝18 郭15 洪15 曾14 邱14 廖13 賴13 周12 徐12 蘇12 葉11 莊9 呂9 江8 何8 蕭7 羅7 高7 潘6 簡6 朱6 鍾6 彭5 游5 詹5 胡5 施5 沈5 余4 盧4 梁4 趙4 顏4 柯4 翁4 魏3 孫3 戴3 范3 方3 宋3 鄧2 杜2 傅2 侯2 曹2 薛2 丁2 卓2 阮2 馬2 董2 溫2 唐2 藍2 石2 蔣2 古2 紀2 姚2 連2 馮2 歐2 程2 湯2 黎1 田1 康1 姜1 白1 汪1 鄒1 尤1 巫1 涂1 凃1 塗1 鐘1 歐陽1 張簡1 范姜1 司馬1 上官1 張廖1'
    .split(' ')
    .map((entry) => [entry.replace(/\d+/, ''), Number(entry.replace(/\D+/, ''))]);

const GIVEN = {
  1: [
    ...'志家俊建文明宏豪偉傑承冠宇翔哲柏廷睿彥霖凱銘德義勇強國榮昌正雄龍輝峰輝信賢毅誠恩浩瑋軒維智坤清源財旺福添水金木火土進興',
  ],
  2: [
    ...'淑美雅怡惠婷玲芬佳慧君宜欣珍麗娟秀英玉華芳雪梅蘭菊鳳珠琴雲月香卉妤萱涵庭瑄筠蓁語彤安琪詩婕慈如靜真敏貞素春霞燕滿',
  ],
} as const;

/** Characters that trip systems: supplementary planes, rare forms, ones that fonts and old encodings lack. */
const RARE = [...'𡍼𠮷㵾堃喆犇淼焱垚翀甯瑀媺旼昀昇玗珅頵祐禎'];

/** Given words in the manner of indigenous names written in characters. */
const INDIGENOUS = [
  '巴奈',
  '拉娃',
  '比令',
  '哈勇',
  '阿布',
  '莎伊',
  '達道',
  '瓦旦',
  '伊婕',
  '高洛',
  '馬耀',
  '烏敏',
] as const;

const SURNAME_TOTAL = SURNAMES.reduce((sum, [, weight]) => sum + weight, 0);

/** A name: mostly surname and two characters, some with one, a few rare characters, a few in two parts. */
export function nameOf(random: IndexRandom, sex: 1 | 2): string {
  if (random.chance(0.004)) return `${random.pick(INDIGENOUS)}・${random.pick(INDIGENOUS)}`;
  const given = random.pick(GIVEN[sex]);
  const second = random.chance(0.004) ? random.pick(RARE) : random.pick(GIVEN[sex]);
  return `${surname(random)}${random.chance(0.97) ? given : ''}${second}`;
}

function surname(random: IndexRandom): string {
  let place = random.below(SURNAME_TOTAL);
  for (const [name, weight] of SURNAMES) {
    if (place < weight) return name;
    place -= weight;
  }
  return SURNAMES[0]![0];
}
