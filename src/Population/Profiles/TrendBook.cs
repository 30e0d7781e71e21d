using Goldthread.Population.DataSet;
using Goldthread.Population.Registry;
using Goldthread.Population.Release;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Profiles;

/// <summary>The trends of all indicators on one extract.</summary>
/// <param name="On">The day of the extract.</param>
/// <param name="Made">When it was made.</param>
/// <param name="ById">By the id of the indicator; none for one that rests on how things stand now.</param>
public sealed record PlaceTrends(DateOnly On, DateTimeOffset Made, IReadOnlyDictionary<string, IndicatorTrend> ById)
{
    /// <summary>The most months that are counted.</summary>
    public const int MostMonths = 36;

    internal static PlaceTrends Of(PeopleSnapshot people, IndicatorRegistry registry, ReleaseRule rule)
    {
        var counts = new MonthlyCounts(people, MonthlyCounts.Before(people.On, MostMonths));
        return new PlaceTrends(people.On, people.Made, registry.All.Select(MonthlyMeasure.Of).OfType<MonthlyMeasure>().ToDictionary(m => m.Indicator.Id, m => IndicatorTrend.Of(m, counts.Of(m), rule), StringComparer.Ordinal));
    }
}

/// <summary>The trends of the place, counted once a day and kept, as the profile is.</summary>
public sealed class TrendBook(DataSets sets, Countings countings, TimeProvider clock)
{
    private readonly Lock _turn = new();
    private volatile PlaceTrends? _held;
    private Task<PlaceTrends>? _making;

    /// <summary>Those of today without a long wait; those of an earlier day, or null, while they are made.</summary>
    /// <param name="patience">How long to wait.</param>
    public async Task<PlaceTrends?> Now(TimeSpan patience)
    {
        if (_held is { } held && held.On == UkTime.DateOf(clock.GetUtcNow())) return held;
        var making = Make();
        await Task.WhenAny(making, Task.Delay(patience, clock));
        return making.IsCompleted ? await making : _held;
    }

    /// <summary>Those of today, made first where there are none.</summary>
    public async Task<PlaceTrends> Current() => _held is { } held && held.On == UkTime.DateOf(clock.GetUtcNow()) ? held : await Make();

    private Task<PlaceTrends> Make()
    {
        lock (_turn) return _making is { IsCompleted: false } making ? making : _making = Task.Run(Count);
    }

    private async Task<PlaceTrends> Count()
    {
        var people = await sets.Refresh();
        var made = countings.Run(() => PlaceTrends.Of(people, IndicatorRegistry.Own, ReleaseRule.Nhs));
        // Nobody in it: perhaps the records are still being loaded.
        if (people.People > 0) _held = made;
        return made;
    }
}
