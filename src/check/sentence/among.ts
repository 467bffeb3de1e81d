import { Clue } from '../text/clue.ts'

/** 问题83个｜中已整改79个: the number is the whole of which the next is told; 83个中型, 中心 and 里程 are other words. */
export const AMONG = new Clue(/^(?:之中|当中|里面|[中里](?![型小心央部等程外约学]))/, '之当里中')
/** As many characters after a number are looked at. */
export const AMONG_REACH = 3
