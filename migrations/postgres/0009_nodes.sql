-- What several nodes need to agree on. The version of a consultation grows with
-- every event, and with every change of its agenda in the same transaction, so
-- that a node notices a change even if the node that made it died before it
-- could tell. A lease names the node that decides, until a moment of the
-- database's clock.

-- +goose Up
CREATE TABLE versions (
    consultation_id BYTEA  NOT NULL PRIMARY KEY,
    version         BIGINT NOT NULL
);
INSERT INTO versions SELECT id, (extract(epoch FROM now()) * 1000)::bigint FROM consultations;

CREATE TABLE leases (
    name   TEXT   NOT NULL PRIMARY KEY,
    holder BYTEA  NOT NULL,
    until  BIGINT NOT NULL
);

-- +goose StatementBegin
CREATE FUNCTION agenda_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    r  record;
    id bytea;
BEGIN
    r := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    IF TG_TABLE_NAME = 'consultations' THEN
        id := r.id;
    ELSIF TG_TABLE_NAME = 'rounds' THEN
        SELECT consultation_id INTO id FROM steps WHERE steps.id = r.step_id;
    ELSE
        id := r.consultation_id;
    END IF;
    IF id IS NOT NULL THEN
        INSERT INTO versions VALUES (id, 1)
            ON CONFLICT (consultation_id) DO UPDATE SET version = versions.version + 1;
    END IF;
    RETURN NULL;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER agenda_moved AFTER INSERT OR UPDATE ON consultations FOR EACH ROW EXECUTE FUNCTION agenda_moved();
CREATE TRIGGER agenda_moved AFTER INSERT OR UPDATE OR DELETE ON groups FOR EACH ROW EXECUTE FUNCTION agenda_moved();
CREATE TRIGGER agenda_moved AFTER INSERT OR UPDATE OR DELETE ON themes FOR EACH ROW EXECUTE FUNCTION agenda_moved();
CREATE TRIGGER agenda_moved AFTER INSERT OR UPDATE OR DELETE ON recommendations FOR EACH ROW EXECUTE FUNCTION agenda_moved();
CREATE TRIGGER agenda_moved AFTER INSERT OR UPDATE OR DELETE ON steps FOR EACH ROW EXECUTE FUNCTION agenda_moved();
CREATE TRIGGER agenda_moved AFTER INSERT OR DELETE OR UPDATE OF status, ends ON rounds FOR EACH ROW EXECUTE FUNCTION agenda_moved();
