using Goldthread.Coordination.Work;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Users;
using Microsoft.Extensions.Configuration;

namespace Goldthread.Coordination.Urgent;

/// <summary>A team that can be sent.</summary>
/// <param name="Team">The team.</param>
/// <param name="Skills">What it can do.</param>
/// <param name="Open">How many urgent cases it has now.</param>
internal sealed record UrgentTeam(Team Team, IReadOnlyList<string> Skills, int Open);

/// <summary>What a team can do, where a place is set up.</summary>
public static class UrgentTeams
{
    /// <summary>Says that a team can do something: "nursing", "lifting".</summary>
    public static void Put(Session session, string team, IEnumerable<string> skills)
    {
        foreach (var skill in skills)
        {
            TeamSkillTable.Put(session, team, skill);
        }
    }
}

/// <summary>The urgent cases of one provider, who can be sent, and the counts.</summary>
internal sealed class UrgentBoard(Database database, WorkList list, IConfiguration configuration, TimeProvider clock)
{
    private const string NotTold = "Not told";

    // More than a system of three million has in a month.
    private const int MostAcross = 1_000_000;

    // More in one count than a provider has in a year of days.
    private const int MostCounted = 200_000;

    /// <summary>When the clock runs; day and night unless this place says otherwise.</summary>
    public UrgentHours Hours { get; } = new(configuration.GetValue("Goldthread:Urgent:From", 0), configuration.GetValue("Goldthread:Urgent:Until", 24));

    /// <summary>Open cases in sight, those due first before the others.</summary>
    public Task<WorkPage> Open(User user, Sight sight) => list.Read(user, sight, new WorkFilter(WorkSide.Do, "all", "urgent", Late: false, Snoozed: false), WorkPlace.Start);

    /// <summary>The teams of the user's organisation.</summary>
    public async Task<IReadOnlyList<UrgentTeam>> Teams(User user) => await database.Read(session =>
    {
        var skills = TeamSkillTable.All(session);
        var rows = WorkTable.Page(session, user.Organisation, new WorkFilter(WorkSide.Do, "all", "urgent", Late: false, Snoozed: false), null, clock.GetUtcNow().ToUnixTimeMilliseconds(), WorkPlace.Start, 1_000);
        return Team.Of(session, user.Organisation)
            .Select(t => new UrgentTeam(t, [.. skills[t.Id]], rows.Count(r => r.Team == t.Id))).ToList();
    });

    /// <summary>Counts by place of what a provider received from one moment until another, with those whose times cannot be right.</summary>
    public async Task<(UrgentCount All, IReadOnlyList<UrgentCount> ByPlace, IReadOnlyList<UrgentRow> Invalid)> Counts(string provider, DateTimeOffset from, DateTimeOffset until)
    {
        var now = clock.GetUtcNow();
        var rows = await database.Read(session => UrgentTable.Of(session, provider, from, until, MostCounted));
        var results = rows.Select(r => (Row: r, Result: r.Result(Hours, now))).ToList();
        return (
            UrgentCount.Of("All", results.Select(r => r.Result)),
            UrgentCount.By(results.Select(r => (r.Row.Place.Length > 0 ? r.Row.Place : NotTold, r.Result))),
            [.. results.Where(r => r.Result is UrgentResult.Invalid or UrgentResult.Missing).Select(r => r.Row)]);
    }

    /// <summary>Counts of every provider and its places, before anything small is hidden: never to be shown as they are (<see cref="UrgentDisclosure"/>).</summary>
    public async Task<IReadOnlyList<(UrgentCount Total, IReadOnlyList<UrgentCount> Places)>> ByProvider(DateTimeOffset from, DateTimeOffset until)
    {
        var rows = await database.Read(session => UrgentTable.Across(session, from, until, Hours, clock.GetUtcNow(), MostAcross));
        return [.. rows.GroupBy(r => r.Owner, StringComparer.Ordinal).Select(g => (
            UrgentCount.Of(g.Last().Name, g.Select(r => r.Result)),
            UrgentCount.By(g.Select(r => (r.Place.Length > 0 ? r.Place : NotTold, r.Result))))).OrderBy(p => p.Item1.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
