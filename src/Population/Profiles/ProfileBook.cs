using Goldthread.Population.DataSet;
using Goldthread.Population.Registry;
using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;
using Goldthread.Population.Release;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Profiles;

/// <summary>
/// The profile of the place, made once a day and kept: everybody who looks on that day reads the same numbers of the same extract, and nobody can compare two extracts that lie a moment apart.
/// It is made anew within the day when other files about places were loaded, or when nobody was in it.
/// </summary>
public sealed class ProfileBook(DataSets sets, Countings countings, GeographyBook book, TimeProvider clock)
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

    private async Task<PlaceProfile> Count()
    {
        var geography = await book.Now();
        var people = await sets.Refresh();
        var made = countings.Run(() => Of(people, IndicatorRegistry.Own, geography, ReleaseRule.Nhs));
        _held = made;
        return made;
    }

    /// <summary>Counts a registry over an extract.</summary>
    internal static PlaceProfile Of(PeopleSnapshot people, IndicatorRegistry registry, Geography geography, ReleaseRule rule)
    {
        var measures = new MeasureList(registry.All);
        var tables = new ProfileTables(ProfileCounts.Of(people, measures.All), measures, rule);
        return new PlaceProfile(
            new ProfileExtract(people.On, people.Made, geography.Version), tables.People, tables.Results(code => geography.NameOf(AreaKind.Neighbourhood, code)), rule,
            indicator => tables.Funnel(indicator, code => geography.Practice(code)?.Name ?? code))
        {
            Splits = new PeopleSplits(people, measures, rule),
        };
    }
}
