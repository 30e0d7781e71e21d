using Goldthread.Kernel.Data;

namespace Goldthread.Population.Cohorts.Saved;

internal static class SavedCohortTable
{
    private const string Columns = "cohort, version, name, purpose, written, drawn, secret, organisation, organisation_name, author, shared, saved_at";

    // On every machine, and rare: when somebody saves a cohort.
    private const string Insert = """
        insert into population_cohort (cohort, version, name, name_key, purpose, written, drawn, secret, organisation, organisation_name, author, shared, saved_at)
        values (@cohort, @version, @name, @name_key, @purpose, @written, @drawn, @secret, @organisation, @organisation_name, @author, @shared, @saved_at)
        """;

    private const string SelectNewest = $"""
        select {Columns} from population_cohort c where version = (select max(version) from population_cohort n where n.cohort = c.cohort) order by name_key, cohort
        """;

    private const string SelectVersions = $"select {Columns} from population_cohort where cohort = @cohort order by version desc";

    private const string SelectByName = $"select {Columns} from population_cohort where name_key = @name_key order by version desc";

    public static void Add(Session session, SavedCohort c) => session.Statement(Insert)
        .Set("cohort", c.Id).Set("version", c.Version).Set("name", c.Name).Set("name_key", SavedCohort.KeyOf(c.Name)).Set("purpose", c.Purpose).Set("written", c.Written).Set("drawn", c.Drawn)
        .Set("secret", c.Secret).Set("organisation", c.Organisation).Set("organisation_name", c.OrganisationName).Set("author", c.Author).Set("shared", string.Join('\n', c.Shared))
        .Set("saved_at", c.SavedAt.ToUnixTimeMilliseconds()).Execute();

    /// <summary>The newest version of each, by name.</summary>
    public static List<SavedCohort> Newest(Session session) => session.Statement(SelectNewest).List(Read);

    /// <summary>All versions of one, the newest first.</summary>
    public static List<SavedCohort> Versions(Session session, long cohort) => session.Statement(SelectVersions).Set("cohort", cohort).List(Read);

    /// <summary>All versions of the one with this name, the newest first.</summary>
    public static List<SavedCohort> Named(Session session, string name) => session.Statement(SelectByName).Set("name_key", SavedCohort.KeyOf(name)).List(Read);

    private static SavedCohort Read(Row r) => new(
        r.GetInt64(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8), r.GetString(9),
        r.GetString(10).Split('\n', StringSplitOptions.RemoveEmptyEntries), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(11)));
}
