using Goldthread.Kernel.Data;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>
/// Says a cohort in SQL, for SQLite and PostgreSQL. Dates are stored as whole numbers, days since 1970-01-01; yes is 1 and no is 0; decimals are double precision; the rest is
/// text. A referenced cohort is said in full where it is named: check with <see cref="CohortReferences"/> first.
/// </summary>
/// <param name="layout">Where the tables stand.</param>
/// <param name="catalogue">The catalogue that the cohorts were read with.</param>
/// <param name="dialect">The database's.</param>
/// <param name="cohorts">The cohorts referred to.</param>
public sealed class CohortTable(CohortLayout layout, Catalogue catalogue, Dialect dialect, FindCohort? cohorts = null)
{
    private const string People = "select p.\"person\" from \"{0}\" p where {1} order by p.\"person\"";
    private const string PeopleWithValue = "select p.\"person\", cast({2} as text) from \"{0}\" p where {1} order by p.\"person\"";
    private const string StepCounts = "select count(*){1} from (select p.\"person\"{2} from \"{0}\" p) s";

    /// <summary>The numbers of the members, ascending.</summary>
    public CohortQuery Members(Cohort cohort)
    {
        var said = Said(cohort.AsAt);
        return said.Query(People.With(layout.People, said.Steps(cohort)));
    }

    /// <summary>The number of each member with the value of an expression as text, null where it is unknown; yes is 1 and no is 0, and a date is the days since 1970-01-01.</summary>
    public CohortQuery Values(Cohort cohort, Expression value)
    {
        var said = Said(cohort.AsAt);
        var text = value.Type == ColumnType.YesNo ? said.AsNumber(value) : said.Of(value);
        return said.Query(PeopleWithValue.With(layout.People, said.Steps(cohort), text));
    }

    /// <summary>One row of counts: everybody, and then for each step how many it kept and for how many of those who came to it the answer was unknown.</summary>
    public CohortQuery Counts(Cohort cohort)
    {
        var said = Said(cohort.AsAt);
        var tests = string.Concat(cohort.Steps.Select((s, i) => $", {said.Of(s.Test)} as b{i}"));
        var left = new List<string>();
        var counts = new List<string>();
        for (var i = 0; i < cohort.Steps.Count; i++)
        {
            List<string> unknown = [.. left, $"case when s.b{i} is null then 1 else 0 end"];
            left.Add(cohort.Steps[i].Excludes ? $"case when s.b{i} is true then 0 else 1 end" : $"case when s.b{i} is true then 1 else 0 end");
            counts.Add(Summed(left) + Summed(unknown));
        }

        return said.Query(StepCounts.With(layout.People, string.Concat(counts), tests));
    }

    /// <summary>Draws a cohort: its members, and what each step did.</summary>
    public Drawing Draw(Session session, Cohort cohort)
    {
        var people = Members(cohort).In(session).List(r => r.GetInt64(0));
        var counts = Counts(cohort).In(session).List(r => Enumerable.Range(0, 1 + (2 * cohort.Steps.Count)).Select(r.GetInt64).ToList())[0];
        var steps = cohort.Steps.Select((step, i) => new StepCount(step, i == 0 ? counts[0] : counts[(2 * i) - 1], counts[(2 * i) + 1], counts[(2 * i) + 2]));
        return new Drawing([.. people], counts[0], [.. steps]);
    }

    /// <summary>How many are 1 in each of these; none are where there is nobody.</summary>
    private static string Summed(List<string> each) => $", coalesce(sum({string.Join(" * ", each)}), 0)";

    private ExpressionTable Said(DateOnly asAt) => new(layout, catalogue, dialect is SqliteDialect ? new SqliteSpelling() : new PostgresSpelling(), cohorts, asAt);
}
