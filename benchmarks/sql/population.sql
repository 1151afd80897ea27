-- The population report as SQL by hand: people by marz, sex, age band and disability on a day.
-- %(day)s is the day. What the report's totals, words and hidden cells are made of, and nothing else.
SELECT split_part(place.path, '/', 2) AS marz,
       person.sex,
       CASE WHEN person.birth_date > %(day)s::date - interval '18 years' THEN '0-17'
            WHEN person.birth_date > %(day)s::date - interval '65 years' THEN '18-64'
            WHEN person.birth_date IS NOT NULL THEN '65+'
            ELSE 'unknown' END AS band,
       CASE WHEN (person.wg_disability_3 AND person.wg_asked_on <= %(day)s) OR decided.person IS NOT NULL
            THEN 'yes'
            WHEN NOT person.wg_disability_3 AND person.wg_asked_on <= %(day)s THEN 'no'
            ELSE 'unknown' END AS disability,
       count(*)
  FROM cases_membership AS stay
  JOIN cases_individual AS person ON person.number = stay.individual_id
  LEFT JOIN cases_residence AS home
    ON home.household_id = stay.household_id AND home.kind = 'actual'
   AND home.from_on <= %(day)s AND (home.until_on IS NULL OR home.until_on > %(day)s)
  LEFT JOIN places_place AS place ON place.code = home.place_id
  LEFT JOIN (SELECT DISTINCT individual_id AS person FROM cases_disabilitydecision
              WHERE degree <> 'mild' AND from_on <= %(day)s
                AND (until_on IS NULL OR until_on > %(day)s)) AS decided
    ON decided.person = person.number
 WHERE stay.from_on <= %(day)s AND (stay.until_on IS NULL OR stay.until_on > %(day)s)
   AND person.left_reason NOT IN ('duplicate', 'entered_by_mistake')
 GROUP BY 1, 2, 3, 4
