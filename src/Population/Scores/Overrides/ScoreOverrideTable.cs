using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Population.Scores.Overrides;

internal static class ScoreOverrideTable
{
    private const string Insert = """
        insert into population_score_override (part, person, nr, score, version, given, band, reason, author, author_name, job_title, organisation_name, said_at)
        values (@part, @person, @nr, @score, @version, @given, @band, @reason, @author, @author_name, @job_title, @organisation_name, @said_at)
        """;

    private const string SelectOfPerson = """
        select score, version, given, band, reason, author, author_name, job_title, organisation_name, said_at from population_score_override where part = @part and person = @person order by nr
        """;

    public static void Add(Session session, PersonKey person, long nr, ScoreOverride said) => session.Statement(Insert)
        .Set("part", person.Part).Set("person", person.Number).Set("nr", nr).Set("score", said.Score).Set("version", said.Version).Set("given", said.Given).Set("band", said.Band).Set("reason", said.Reason)
        .Set("author", said.Author).Set("author_name", said.AuthorName).Set("job_title", said.JobTitle).Set("organisation_name", said.OrganisationName).Set("said_at", said.At.ToUnixTimeMilliseconds()).Execute();

    /// <summary>All that was said of the scores of one record, the oldest first.</summary>
    public static List<ScoreOverride> Of(Session session, PersonKey person) => session.Statement(SelectOfPerson).Set("part", person.Part).Set("person", person.Number)
        .List(r => new ScoreOverride(
            r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(9))));
}
