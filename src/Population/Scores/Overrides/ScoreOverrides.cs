using System.Collections.Frozen;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Population.Scores.Overrides;

/// <summary>What clinicians say in the place of scores: each a row that never changes and an act, with a reason; taken back by another.</summary>
public sealed class ScoreOverrides(Database database, TimeProvider clock)
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 1_000;

    // Whose judgement may stand beside a score: those who examine people.
    private static readonly FrozenSet<string> Clinicians = FrozenSet.Create(
        StringComparer.Ordinal, "gp", "practice-nurse", "district-nurse", "community-nurse", "hospital-doctor", "hospital-nurse", "therapist", "pharmacist");

    /// <summary>True for a clinician.</summary>
    public static bool MaySay(User user) => Clinicians.Contains(user.RoleCode) && user.Role.MayWrite;

    /// <summary>All that was said of a person's scores, the oldest first.</summary>
    /// <param name="members">All the person's records.</param>
    public ValueTask<IReadOnlyList<ScoreOverride>> Of(IReadOnlyList<Identity> members) => database.Read(session => All(session, members));

    /// <summary>The same for the people of a list, by the record that each was asked for by.</summary>
    public ValueTask<IReadOnlyDictionary<PersonKey, IReadOnlyList<ScoreOverride>>> Of(IReadOnlyList<PersonKey> people) => database.Read<IReadOnlyDictionary<PersonKey, IReadOnlyList<ScoreOverride>>>(
        session => people.Distinct().ToDictionary(p => p, p => All(session, PersonDirectory.Members(session, p))));

    /// <summary>
    /// Says a band in the place of a score, or takes that back with an empty one. The caller has opened the record in the sight of the user. Invalid with the field at fault; Conflict where there is
    /// nothing to take back.
    /// </summary>
    /// <param name="members">All the person's records.</param>
    /// <param name="kind">The score.</param>
    /// <param name="given">What the score says now.</param>
    /// <param name="band">One of the score's bands; empty to take back.</param>
    /// <param name="reason">Why.</param>
    /// <param name="user">Who says it.</param>
    public async Task<Outcome<ScoreOverride>> Say(IReadOnlyList<Identity> members, ScoreKind kind, string given, string band, string reason, User user)
    {
        if (!MaySay(user)) return new Fault(FaultKind.Forbidden, "Only a clinician can say something in the place of a score.");
        var faults = new List<Fault>();
        if (band.Length > 0 && !kind.Bands.Contains(band)) faults.Add(new Fault(FaultKind.Invalid, "Choose what you say in its place", "Band"));
        if (reason.Trim().Length == 0) faults.Add(new Fault(FaultKind.Invalid, "Say why", "Reason"));
        else if (reason.Length > LongestReason) faults.Add(new Fault(FaultKind.Invalid, $"The reason must be {LongestReason:N0} characters or less", "Reason"));
        if (faults.Count > 0) return faults.ToArray();
        var now = clock.GetUtcNow();
        var said = new ScoreOverride(kind.Id, kind.Version, given, band, reason.Trim(), user.Id, user.Name, user.JobTitle, user.OrganisationName, now);
        return await database.Write(session =>
        {
            // The part first: who says something at the same moment waits, and then it is known what stands.
            var part = PartWriter.Open(session, members[0].Key.Part);
            if (said.IsBack && ScoreOverride.Standing(All(session, members), kind.Id) is null) return new Fault(FaultKind.Conflict, "Nothing stands in the place of this score any more.");
            ScoreOverrideTable.Add(session, members[0].Key, part.Commit, said);
            part.Close(new Act(user.Acting("pages"), now, user.Role.Purpose, said.IsBack ? $"take back what was said in the place of the score {kind.Title}" : $"say {band} in the place of the score {kind.Title}"));
            return (Outcome<ScoreOverride>)said;
        });
    }

    private static IReadOnlyList<ScoreOverride> All(Session session, IReadOnlyList<Identity> members) => [.. members.SelectMany(m => ScoreOverrideTable.Of(session, m.Key)).OrderBy(o => o.At)];
}
