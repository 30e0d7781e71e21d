using System.Security.Cryptography;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;

namespace Goldthread.Population.Cohorts.Saved;

/// <summary>The cohorts that were saved. Each save is a version of its own and an act; none is changed or taken out.</summary>
public sealed class SavedCohorts(Database database, TimeProvider clock)
{
    private const int SecretBytes = 32;

    private static readonly Fault NotYours = new(FaultKind.Forbidden, "Only somebody who works with counts saves cohorts.");

    /// <summary>The newest version of each that a user may see, by name.</summary>
    public async Task<IReadOnlyList<SavedCohort>> All(User user) => [.. (await database.Read(SavedCohortTable.Newest)).Where(c => c.IsSeenBy(user))];

    /// <summary>The versions of one that a user may see, the newest first; empty where there is none.</summary>
    public async Task<IReadOnlyList<SavedCohort>> Versions(long cohort, User user) => [.. (await database.Read(s => SavedCohortTable.Versions(s, cohort))).Where(c => c.IsSeenBy(user))];

    /// <summary>Organisations that a cohort can be shared with or sent to: those that send records here, by code.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> Organisations() =>
        [.. (await database.Read(SourceTable.All)).Select(s => (s.Key, s.Value)).OrderBy(s => s.Value, StringComparer.Ordinal)];

    /// <summary>Finds the cohorts that one names, as they are drawn; or what is wrong with its references, circles named.</summary>
    /// <param name="cohort">A cohort as it was written.</param>
    /// <param name="catalogue">What it was read with.</param>
    /// <param name="today">Today.</param>
    /// <param name="user">Only cohorts that they may see are there.</param>
    public async Task<Outcome<FindCohort>> References(Cohort cohort, Catalogue catalogue, DateOnly today, User user)
    {
        if (!CohortReferences.Of(cohort).Any()) return (FindCohort)((_, _) => null);
        return await database.Read<Outcome<FindCohort>>(session =>
        {
            var book = CohortBook.Of(session, cohort, catalogue, today);
            return book.Faults(cohort, user) is { Count: > 0 } faults ? faults.Select(f => new Fault(FaultKind.Invalid, f, "Text")).ToArray() : (FindCohort)book.Find;
        });
    }

    /// <summary>The same for a saved one, which was looked through when it was saved.</summary>
    public async Task<FindCohort> ReferencesOf(Cohort drawn, Catalogue catalogue, DateOnly today) =>
        CohortReferences.Of(drawn).Any() ? (await database.Read(session => CohortBook.Of(session, drawn, catalogue, today))).Find : (_, _) => null;

    /// <summary>Saves a version. Conflict where the name is another's, or somebody saved a version meanwhile; Invalid with the lines at fault where the text cannot be read.</summary>
    /// <param name="draft">What is to be saved.</param>
    /// <param name="catalogue">What it may name.</param>
    /// <param name="user">Who saves it.</param>
    public async Task<Outcome<SavedCohort>> Save(CohortDraft draft, Catalogue catalogue, User user)
    {
        if (!user.Role.May(Activities.SeeCounts)) return NotYours;
        var now = clock.GetUtcNow();
        var today = DesignSystem.Text.Dates.DayInLondon(now);
        var reading = CohortParser.Parse(draft.Text, catalogue, today);
        if (reading.Value is not { } cohort) return reading.Errors.Select(e => new Fault(FaultKind.Invalid, e.ToString(), "Text")).ToArray();
        if (cohort.Name.Length > SavedCohort.LongestName) return new Fault(FaultKind.Invalid, $"The name must be {SavedCohort.LongestName} characters or less", "Text");
        return await database.Write(session =>
        {
            // The part first: whoever else saves at this moment waits, and then sees this version.
            var part = PartWriter.Open(session, Part.Place);
            var known = SavedCohortTable.Named(session, cohort.Name);
            if (Clash(known, draft, user) is { } clash) return clash;
            var book = CohortBook.Of(session, cohort, catalogue, today);
            if (book.Faults(cohort, user) is { Count: > 0 } faults) return faults.Select(f => new Fault(FaultKind.Invalid, f, "Text")).ToArray();
            var saved = new SavedCohort(
                known.Count > 0 ? known[0].Id : part.Commit, known.Count > 0 ? known[0].Version + 1 : 1, cohort.Name, draft.Purpose, draft.Text, book.WithVersions(draft.Text),
                System.Convert.ToHexString(RandomNumberGenerator.GetBytes(SecretBytes)), user.Organisation, user.OrganisationName, user.Name, [.. draft.Shared.Distinct()], now);
            SavedCohortTable.Add(session, saved);
            part.Close(new Act(user.Acting("pages"), now, draft.Purpose, $"save the cohort \"{saved.Name}\" version {saved.Version}"));
            return (Outcome<SavedCohort>)saved;
        });
    }

    private static Fault? Clash(List<SavedCohort> known, CohortDraft draft, User user) =>
        known.Count == 0 ? null
        : known[0].Organisation != user.Organisation ? new Fault(FaultKind.Conflict, $"Another organisation has a cohort called \"{known[0].Name}\". Choose another name", "Text")
        : known[0].Id != draft.From ? new Fault(FaultKind.Conflict, $"There is a cohort called \"{known[0].Name}\" already. Open that one to save a new version of it, or choose another name", "Text")
        : known[0].Version != draft.Seen ? new Fault(FaultKind.Conflict, $"{known[0].Author} saved version {known[0].Version} meanwhile. Your text is still here: look at theirs before you save again", "Text")
        : null;
}
