/** Reports of one host that wait for an officer. Bounded in rows and in what each may grow to (`reports/`). */
export interface SiteReportTable {
  /** What reporters are given as their number; never given twice. */
  id: number;
  host: string;
  /** Taipei days: when somebody looked is nobody's business. */
  first_day: string;
  last_day: string;
  /** Stops at a hundred. */
  count: number;
  /** Canonical JSON of a ReportDetail. */
  detail: string;
}

/** 可疑網站之認定. Append-only: a trigger refuses UPDATE and DELETE. */
export interface SiteJudgementTable {
  seq: number;
  at: number;
  /** Canonical JSON of a SiteJudgement. */
  act: string;
}

/** What leads warn of, and take back. Append-only: a trigger refuses UPDATE and DELETE. */
export interface LeadWarningActTable {
  seq: number;
  at: number;
  /** Canonical JSON of a WarningAct. */
  act: string;
}
