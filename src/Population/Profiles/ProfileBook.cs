using Goldthread.Kernel.Acts;
using Goldthread.Population.DataSet;
using Goldthread.Population.Registry;
using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;
using Goldthread.Population.Release;
using Goldthread.Record.Access;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Profiles;

/// <summary>
/// The profile of the place, made once a day and kept: everybody who looks on that day reads the same numbers of the same extract, and nobody can compare two extracts that lie a moment apart.
/// It is made anew within the day when other files about places were loaded, or when nobody was in it.
/// </summary>
public sealed class ProfileBook(DataSets sets, Countings countings, GeographyBook book, ReleaseBook ledger, TimeProvider clock) : IDailyRelease
{
    private readonly Lock _turn = new();
    private volatile PlaceProfile? _held;
    private Task<PlaceProfile>? _making;

    /// <summary>The share of the making that is done, 0 to 1; null where none is under way or nothing is known of it.</summary>
    public double? Progress => sets.Progress;

    /// <summary>The profile of today, made first where there is none.</summary>
    public async Task<PlaceProfile> Current() => await IsOfToday() ? _held! : await Make();

    /// <summary>The profile without a long wait: that of an earlier day while a newer one is made, or null where there is none yet.</summary>
    /// <param name="patience">How long to wait for one that is being made.</param>
    public async Task<PlaceProfile?> Now(TimeSpan patience)
    {
        if (await IsOfToday()) return _held;
        var making = Make();
        await Task.WhenAny(making, Task.Delay(patience, clock));
        return making.IsCompleted ? await making : _held;
    }

    private async Task<bool> IsOfToday() => _held is { } held && held.Extract.On == UkTime.DateOf(clock.GetUtcNow()) && held.Extract.Geography == (await book.Now()).Version && held.People.Number != 0;

    private Task<PlaceProfile> Make()
    {
        lock (_turn) return _making is { IsCompleted: false } making ? making : _making = Task.Run(Count);
    }

    /// <summary>Makes sure that today's is made, and what it shows is in the ledger.</summary>
    async Task IDailyRelease.Today() => await Current();

    private async Task<PlaceProfile> Count()
    {
        var (people, geography) = (await sets.Refresh(), await book.Now());
        var (measures, rule) = (new MeasureList(IndicatorRegistry.Own.All), ReleaseRule.Nhs);
        var (counts, byPeople, asked, ofPeople) = countings.Run(() => ProfileCounts.Of(people, measures.All) is var all
            ? (all, PeopleSplits.Counts(people, measures.All), ProfileSets.Of(people, all, measures.All), ProfileSets.OfPeople(people, measures.All)) : default);
        var act = new Act(User.System.Acting("population"), clock.GetUtcNow(), Purpose.Planning, "release the profile of the day");
        return _held = await ledger.Answer<PlaceProfile>(new ReleaseRequest(ReleaseBook.Profile, people.On, act), [.. asked.Select(a => a.Set), .. ofPeople.Select(a => a.Set)], rule, said =>
        {
            var tables = new ProfileTables(counts, measures, rule, asked.Select((a, i) => (a.Cell, Said: said[i])).ToDictionary(a => a.Cell, a => a.Said));
            var splits = new PeopleSplits(byPeople, measures, rule, ofPeople.Select((a, i) => (a.Cell, Said: said[asked.Count + i])).ToDictionary(a => a.Cell, a => a.Said));
            return (Of(people, geography, tables, splits, rule),
                (IReadOnlyList<ReleasedCount>)[.. asked.Select(a => tables.Released.Count(a.Cell.Measure, a.Cell.Split, a.Cell.At)), .. ofPeople.Select(a => splits.Count(a.Cell.Measure, a.Cell.Split, a.Cell.Name))]);
        });
    }

    /// <summary>Counts a registry over an extract, without regard to what was shown before.</summary>
    internal static PlaceProfile Of(PeopleSnapshot people, IndicatorRegistry registry, Geography geography, ReleaseRule rule)
    {
        var measures = new MeasureList(registry.All);
        return Of(people, geography, new ProfileTables(ProfileCounts.Of(people, measures.All), measures, rule), new PeopleSplits(PeopleSplits.Counts(people, measures.All), measures, rule), rule);
    }

    private static PlaceProfile Of(PeopleSnapshot people, Geography geography, ProfileTables tables, PeopleSplits splits, ReleaseRule rule) => new(
        new ProfileExtract(people.On, people.Made, geography.Version), tables.People, tables.Results(code => geography.NameOf(AreaKind.Neighbourhood, code)), rule,
        indicator => tables.Funnel(indicator, code => geography.Practice(code)?.Name ?? code))
    {
        Splits = splits,
    };
}
