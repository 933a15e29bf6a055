// What a web page does with the generated clients; compiled, not run.
import createClient from "openapi-fetch";
import type { paths as Audit } from "./audit.js";
import type { paths as Catalog } from "./catalog.js";
import type { paths as Lab } from "./lab.js";
import type { paths as Sampling } from "./sampling.js";
import type { components, paths as Tracker } from "./tracker.js";

const baseUrl = "http://localhost:8080";
// What a page reads; streams and tables have types of their own.
type Answered = "application/json" | "application/problem+json";
const audit = createClient<Audit, Answered>({ baseUrl });
const catalog = createClient<Catalog, Answered>({ baseUrl });
const lab = createClient<Lab, Answered>({ baseUrl });
const sampling = createClient<Sampling, Answered>({ baseUrl });
const tracker = createClient<Tracker, Answered>({ baseUrl });

export async function taxaBelow(family: string): Promise<string[]> {
  const { data, error } = await catalog.GET("/catalog/v1/taxa", { params: { query: { root: [family], limit: 10 } } });
  if (error) {
    throw new Error(error.title);
  }
  return data.data.map((taxon) => taxon.id);
}

export async function clearedNotes(id: string): Promise<void> {
  // A merge patch may clear a field.
  await lab.PATCH("/lab/v1/extracts/{id}", {
    params: { path: { id } },
    body: { comments: null },
    headers: { "Content-Type": "application/merge-patch+json" },
  });
}

export async function importState(id: string): Promise<"queued" | "running" | "completed" | "failed" | "cancelled"> {
  const { data, error } = await sampling.GET("/sampling/v1/jobs/{id}", { params: { path: { id } } });
  if (!data) {
    throw new Error(error?.title ?? "no job");
  }
  return data.state;
}

export async function mayRead(id: string): Promise<unknown> {
  const { data } = await tracker.GET("/tracker/v1/datasets/{id}", { params: { path: { id } } });
  const dataset: components["schemas"]["Dataset"] | undefined = data;
  return dataset?.my_access;
}

export async function story(code: string): Promise<unknown> {
  const { data } = await audit.GET("/audit/v1/trail/{code}", { params: { path: { code } } });
  return data;
}
