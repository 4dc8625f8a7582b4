-- Floors as they are drawn: a draft for those who draw, versions for everybody.

CREATE TABLE floor_plans (
    tenant_id    UUID   NOT NULL,
    id           UUID   NOT NULL,
    space_id     UUID   NOT NULL,
    name         TEXT   NOT NULL,
    search_key   TEXT   NOT NULL,
    position     BIGINT NOT NULL,
    -- The number of the version that everybody sees; nothing before the first.
    published    BIGINT,
    -- What is being drawn, as JSON, since when and by whom.
    draft        TEXT,
    drafted_at   BIGINT,
    drafted_by   TEXT   NOT NULL,
    archived_at  BIGINT,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, space_id) REFERENCES spaces,
    CONSTRAINT floor_plans_draft CHECK ((draft IS NULL) = (drafted_at IS NULL))
);
CREATE UNIQUE INDEX floor_plans_name ON floor_plans (tenant_id, space_id, search_key) WHERE archived_at IS NULL;

-- Never changed once published.
CREATE TABLE floor_plan_versions (
    tenant_id      UUID   NOT NULL,
    floor_plan_id  UUID   NOT NULL,
    number         BIGINT NOT NULL,
    -- JSON.
    drawing        TEXT   NOT NULL,
    places         BIGINT NOT NULL,
    published_at   BIGINT NOT NULL,
    published_by   TEXT   NOT NULL,
    PRIMARY KEY (tenant_id, floor_plan_id, number),
    FOREIGN KEY (tenant_id, floor_plan_id) REFERENCES floor_plans
);

-- Where each resource stands on what is published: on one floor at most, which its key says.
CREATE TABLE floor_plan_places (
    tenant_id      UUID   NOT NULL,
    resource_id    UUID   NOT NULL,
    floor_plan_id  UUID   NOT NULL,
    PRIMARY KEY (tenant_id, resource_id),
    FOREIGN KEY (tenant_id, resource_id) REFERENCES resources,
    FOREIGN KEY (tenant_id, floor_plan_id) REFERENCES floor_plans
);
CREATE INDEX floor_plan_places_by_plan ON floor_plan_places (tenant_id, floor_plan_id);
