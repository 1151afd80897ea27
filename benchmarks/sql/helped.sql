-- Of these households: who of them is covered, and the latest help, in two months of 2023.
SELECT found.household_id, found.covered, given.number, given.state, given.delivered_on,
       given.amount, given.currency, programme.title, programme.sector, programme.given_by_id,
       found.members
  FROM (SELECT member.household_id,
               count(DISTINCT person.individual_id) AS covered,
               (array_agg(person.assistance_id
                          ORDER BY help.delivered_on DESC NULLS LAST, person.from_on DESC))[1]
                   AS latest,
               (SELECT count(*) FROM cases_individual AS present
                 WHERE present.household_id = member.household_id AND present.left_on IS NULL)
                   AS members
          FROM cases_individual AS member
          JOIN assistance_assistedperson AS person ON person.individual_id = member.number
          JOIN assistance_assistance AS help ON help.number = person.assistance_id
          JOIN assistance_programme AS plan ON plan.number = person.programme_id
         WHERE member.household_id = ANY(%s::text[]) AND member.left_on IS NULL AND person.counts
           AND plan.sector NOT IN ('protection', 'child_protection', 'gbv')
           AND (help.delivered_on >= '2023-11-01' AND help.delivered_on < '2024-01-01'
                OR help.state = 'delivered' AND plan.every_days IS NOT NULL
                   AND person.from_on < '2024-01-01'
                   AND (person.until_on IS NULL OR person.until_on > '2023-11-01'))
         GROUP BY member.household_id) AS found
  JOIN assistance_assistance AS given ON given.number = found.latest
  JOIN assistance_programme AS programme ON programme.number = given.programme_id
