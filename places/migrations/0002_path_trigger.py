"""Path and full names kept by the database, and the laws that need the row above."""

from django.db import migrations

KEEP_PATH = """
CREATE FUNCTION place_keep_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    above record;
BEGIN
    -- Written by place_write_labels alone; a new row takes its code until then, which is unique.
    IF TG_OP = 'INSERT' THEN
        NEW.label_en := NEW.code;
        NEW.label_hy := NEW.code;
        NEW.label_ru := NEW.code;
    ELSE
        NEW.label_en := OLD.label_en;
        NEW.label_hy := OLD.label_hy;
        NEW.label_ru := OLD.label_ru;
    END IF;
    IF split_part(NEW.search_key, E'\\n', 1) <> concat_ws('|', NEW.name_en, NEW.name_hy, NEW.name_ru) THEN
        RAISE EXCEPTION 'Place %: its names changed, but not the key they are found by.', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'place_search_key_is_of_its_names',
                  TABLE = 'places_place', HINT = 'Write places with save() or bulk_create().';
    END IF;
    NEW.path := NEW.code || '/';
    IF NEW.parent_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT path, level INTO above FROM places_place WHERE code = NEW.parent_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Place %: the place it lies in, %, does not exist yet.', NEW.code, NEW.parent_id
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'place_parent_exists',
                  TABLE = 'places_place';
    END IF;
    IF position('/' || NEW.code || '/' IN '/' || above.path) > 0 OR NEW.parent_id = NEW.code THEN
        RAISE EXCEPTION 'Place % cannot lie within itself.', NEW.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'place_is_not_within_itself',
                  TABLE = 'places_place';
    END IF;
    -- A settlement lies in a district only where there are no communities: Nagorno-Karabakh.
    IF (NEW.level, above.level) NOT IN (
        ('marz', 'country'), ('district', 'country'), ('district', 'marz'),
        ('community', 'marz'), ('settlement', 'community'), ('settlement', 'district'),
        ('site', 'community'), ('site', 'settlement')
    ) THEN
        RAISE EXCEPTION 'Place %: a % cannot lie in a %.', NEW.code, NEW.level, above.level
            USING ERRCODE = 'check_violation', CONSTRAINT = 'place_level_fits_its_parent',
                  TABLE = 'places_place';
    END IF;
    NEW.path := above.path || NEW.path;
    RETURN NEW;
END $$;

CREATE TRIGGER place_keep_path
    BEFORE INSERT OR UPDATE OF code, level, parent_id, path, name_en, name_hy, name_ru, search_key
    ON places_place FOR EACH ROW EXECUTE FUNCTION place_keep_path();

CREATE FUNCTION place_move_children() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Touches the children, whose own triggers take the new path and go on downwards.
    UPDATE places_place SET path = path WHERE parent_id = NEW.code;
    RETURN NULL;
END $$;

CREATE TRIGGER place_move_children AFTER UPDATE ON places_place FOR EACH ROW
    WHEN (NEW.path <> OLD.path OR NEW.level <> OLD.level)
    EXECUTE FUNCTION place_move_children();
"""

WRITE_LABELS = """
CREATE FUNCTION place_write_labels() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH words (kind, en, hy, ru) AS (VALUES
        ('marz', 'marz', 'մարզ', 'марз'),
        ('former', 'former district', 'նախկին շրջան', 'бывший район'),
        ('district', 'district', 'շրջան', 'район'),
        ('community', 'community', 'համայնք', 'община'),
        ('town', 'town', 'քաղաք', 'город'),
        ('village', 'village', 'գյուղ', 'село'),
        ('settlement', 'settlement', 'բնակավայր', 'населённый пункт'),
        ('site', 'site', 'կացարան', 'пункт размещения'),
        ('country', 'country', 'երկիր', 'страна')
    ), kinds AS (
        SELECT p.*,
            CASE WHEN p.level = 'settlement' AND p.is_urban THEN 'town'
                 WHEN p.level = 'settlement' AND NOT p.is_urban THEN 'village'
                 WHEN p.level = 'district' AND u.level = 'marz' THEN 'former'
                 ELSE p.level END AS kind,
            u.name_en AS above_en, u.name_hy AS above_hy, u.name_ru AS above_ru,
            CASE WHEN p.level NOT IN ('country', 'marz')
                 THEN CASE WHEN m.level = 'marz' THEN m.code ELSE split_part(p.path, '/', 1) END
            END AS outer_code
        FROM places_place p
        LEFT JOIN places_place u ON u.code = p.parent_id
        LEFT JOIN places_place m ON m.code = split_part(p.path, '/', 2)
    ), spoken AS (
        SELECT k.code, k.kind, s.*,
            -- A level that is not itself lived in says what it is: "Ararat (community), Ararat".
            k.level IN ('country', 'settlement', 'site') OR k.is_urban IS NOT NULL AS plain
        FROM kinds k
        JOIN words w ON w.kind = k.kind
        LEFT JOIN places_place o ON o.code = k.outer_code
        CROSS JOIN LATERAL (VALUES
            ('en', k.name_en, w.en, k.above_en, ', ' || o.name_en),
            ('hy', k.name_hy, w.hy, k.above_hy, ', ' || o.name_hy),
            ('ru', k.name_ru, w.ru, k.above_ru, ', ' || o.name_ru)
        ) AS s (tongue, name, word, above, place)
    ), first AS (
        SELECT *, CASE WHEN plain THEN concat(name, place)
                       ELSE concat(name, ' (', word, ')', place) END AS label
        FROM spoken
    ), second AS (
        SELECT *, CASE WHEN plain AND count(*) OVER (PARTITION BY tongue, label) > 1
                       THEN concat(name, ' (', word, ')', place) ELSE label END AS longer
        FROM first
    ), third AS (
        SELECT *, CASE WHEN count(*) OVER (PARTITION BY tongue, longer) > 1
                       THEN concat(name, ' (', word, ', ', above, ')', place) ELSE longer END AS longest
        FROM second
    ), labels AS (
        SELECT code,
            max(longest) FILTER (WHERE tongue = 'en') AS en,
            max(longest) FILTER (WHERE tongue = 'hy') AS hy,
            max(longest) FILTER (WHERE tongue = 'ru') AS ru
        FROM third GROUP BY code
    )
    UPDATE places_place p SET label_en = l.en, label_hy = l.hy, label_ru = l.ru
    FROM labels l
    WHERE l.code = p.code AND (p.label_en, p.label_hy, p.label_ru) <> (l.en, l.hy, l.ru);
    RETURN NULL;
END $$;

CREATE TRIGGER place_write_labels
    AFTER INSERT OR DELETE OR UPDATE OF code, level, parent_id, path, is_urban, name_en, name_hy, name_ru
    ON places_place FOR EACH STATEMENT EXECUTE FUNCTION place_write_labels();
"""

DROP = """
DROP TRIGGER place_write_labels ON places_place;
DROP TRIGGER place_move_children ON places_place;
DROP TRIGGER place_keep_path ON places_place;
DROP FUNCTION place_write_labels();
DROP FUNCTION place_move_children();
DROP FUNCTION place_keep_path();
"""


class Migration(migrations.Migration):
    dependencies = [("places", "0001_places")]
    operations = [migrations.RunSQL(KEEP_PATH + WRITE_LABELS, DROP)]
