using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Registry;

namespace Goldthread.Population.Profiles;

/// <summary>Some people, counted once however many indicators ask for them.</summary>
/// <param name="Name">What tells it from others.</param>
/// <param name="Parent">The number of the measure among whose people it is counted; -1 for everybody.</param>
/// <param name="Test">Who is in.</param>
/// <param name="Events">Their events to be added up; null for none.</param>
internal sealed record CountedMeasure(string Name, int Parent, Expression Test, EventSum? Events = null);

/// <summary>Which measures an indicator is made of.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Count">The number of the measure of those who are counted.</param>
/// <param name="Whole">The number of those among whom; -1 for everybody.</param>
internal sealed record IndicatorParts(IndicatorDefinition Indicator, int Count, int Whole);

/// <summary>
/// What is to be counted for a registry, in an order in which a measure stands behind the one it is part of. Equal questions are one measure, and "a and b" is counted among "a" where that is
/// asked too: so the release gate sees what lies within what.
/// </summary>
internal sealed class MeasureList
{
    private readonly List<CountedMeasure> _all = [];
    private readonly Dictionary<(int Parent, Expression Test), int> _numbers = [];

    public MeasureList(IReadOnlyList<IndicatorDefinition> indicators)
    {
        // Denominators that are one test come first: those of two tests are counted among them.
        foreach (var whole in indicators.Select(i => i.Whole).OfType<Expression>().Where(w => w is not And)) Number(-1, whole);
        var parts = new List<IndicatorParts>();
        foreach (var indicator in indicators)
        {
            var whole = indicator.Whole is null ? -1 : NumberOfWhole(indicator.Whole);
            var parent = indicator.Within is { } within && parts.Find(p => p.Indicator.Id == within) is { } outer ? outer.Count : whole;
            parts.Add(new IndicatorParts(indicator, Number(parent, indicator.People, indicator.Events), whole));
        }

        Parts = parts;
    }

    /// <summary>Every measure.</summary>
    public IReadOnlyList<CountedMeasure> All => _all;

    /// <summary>Each indicator.</summary>
    public IReadOnlyList<IndicatorParts> Parts { get; }

    private int NumberOfWhole(Expression whole) => whole is And and
        ? and.All.Skip(1).Aggregate(Number(-1, and.All[0]), (parent, test) => Number(parent, test))
        : Number(-1, whole);

    private int Number(int parent, Expression test, EventSum? events = null)
    {
        if (!_numbers.TryGetValue((parent, test), out var number))
        {
            _numbers[(parent, test)] = number = _all.Count;
            _all.Add(new CountedMeasure($"m{number}", parent, test));
        }

        if (events is not null) _all[number] = _all[number] with { Events = events };
        return number;
    }
}
