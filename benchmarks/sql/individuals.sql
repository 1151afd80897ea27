-- A page of 100 people after a number as PostgreSQL's own JSON, nested as the API tells them; the
-- page is found first, so that nothing is built for others. It knows no user: it tells of everybody.
SELECT json_agg(row_to_json(page) ORDER BY page.number)::text FROM (
  SELECT person.number, person.given_name, person.patronymic, person.family_name,
         person.latin_given_name, person.latin_family_name, person.sex, person.birth_date,
         person.birth_precision, person.arrived_on, person.population_group, person.left_on,
         person.left_reason, person.in_household_since, person.source, person.source_id,
         person.version, person.pregnancy_expected_on, person.pregnancy_asked_on,
         person.breastfeeding_until, stay.household_id AS household, stay.relationship,
         stay.family_unit,
         json_build_object('seeing', person.seeing, 'hearing', person.hearing,
           'walking', person.walking, 'remembering', person.remembering,
           'self_care', person.self_care, 'communicating', person.communicating,
           'asked_on', person.wg_asked_on, 'method', person.wg_method) AS washington_group,
         CASE WHEN origin.code IS NOT NULL THEN json_build_object('code', origin.code,
           'level', origin.level, 'name_en', origin.name_en, 'name_hy', origin.name_hy,
           'name_ru', origin.name_ru) END AS origin,
         CASE WHEN home.id IS NOT NULL THEN json_build_object(
           'place', json_build_object('code', place.code, 'level', place.level,
             'name_en', place.name_en, 'name_hy', place.name_hy, 'name_ru', place.name_ru),
           'address', home.address, 'accommodation', home.accommodation,
           'from_on', home.from_on, 'until_on', home.until_on) END AS home,
         ARRAY(SELECT status.status FROM cases_legalstatus AS status
                WHERE status.individual_id = person.number AND status.from_on <= %(day)s
                  AND (status.until_on IS NULL OR status.until_on > %(day)s)
                ORDER BY status.status) AS legal_statuses,
         ARRAY(SELECT need.need_id FROM cases_specificneed AS need
                 JOIN cases_needcode AS code ON code.code = need.need_id AND NOT code.is_confidential
                WHERE need.individual_id = person.number AND need.from_on <= %(day)s
                  AND (need.until_on IS NULL OR need.until_on > %(day)s)
                ORDER BY need.need_id) AS needs,
         (SELECT degree FROM cases_disabilitydecision AS decision
           WHERE decision.individual_id = person.number AND decision.from_on <= %(day)s
             AND (decision.until_on IS NULL OR decision.until_on > %(day)s) LIMIT 1) AS disability_decision,
         COALESCE((SELECT true FROM cases_absence AS absence
                    WHERE absence.individual_id = person.number AND absence.from_on <= %(day)s
                      AND (absence.until_on IS NULL OR absence.until_on > %(day)s) LIMIT 1), false) AS absent
    FROM (SELECT * FROM cases_individual
           WHERE number > %(after)s AND left_reason NOT IN ('duplicate', 'entered_by_mistake')
           ORDER BY number LIMIT 100) AS person
    LEFT JOIN cases_membership AS stay ON stay.individual_id = person.number
         AND stay.from_on <= %(day)s AND (stay.until_on IS NULL OR stay.until_on > %(day)s)
    LEFT JOIN cases_residence AS home ON home.household_id = stay.household_id
         AND home.kind = 'actual' AND home.from_on <= %(day)s
         AND (home.until_on IS NULL OR home.until_on > %(day)s)
    LEFT JOIN places_place AS place ON place.code = home.place_id
    LEFT JOIN places_place AS origin ON origin.code = person.origin_id
) AS page
