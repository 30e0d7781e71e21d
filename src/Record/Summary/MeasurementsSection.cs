using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>What sort of measurement.</summary>
public enum MeasureKind
{
    VitalSign,
    Test,
    SocialHistory,
    Survey,
    Other,
}

/// <summary>One measured value on the trend.</summary>
public sealed record MeasurePoint(FhirMoment When, decimal Value, string Text, string Reference, string SourceName);

/// <summary>Values that may stand on one axis: one part of a measurement in one unit, oldest first. No name: the measurement as a whole.</summary>
public sealed record MeasureSeries(string Name, string Unit, IReadOnlyList<MeasurePoint> Points);

/// <summary>
/// One thing measured, over time. The item's own text, date, source and author are those of the latest reading.
/// Units are never mixed: a weight in kg and one in lb are two series.
/// </summary>
public sealed record Measure : RecordItem
{
    internal Measure(RecordItem latest)
        : base(latest)
    {
    }

    /// <summary>What was measured.</summary>
    public required string Name { get; init; }

    public required MeasureKind Kind { get; init; }

    /// <summary>How many readings there are, from all sources.</summary>
    public required int Count { get; init; }

    /// <summary>The trend; empty where no reading is a number. Blood pressure has two.</summary>
    public required IReadOnlyList<MeasureSeries> Series { get; init; }

    /// <summary>The range the source gave with the latest reading; null when none.</summary>
    public string? ReferenceRange { get; init; }

    /// <summary>How the source judged the latest reading; null when it did not.</summary>
    public string? Interpretation { get; init; }

    /// <summary>The latest readings, newest first, at most 12, numbers or not.</summary>
    public required IReadOnlyList<RecordItem> Recent { get; init; }
}

/// <summary>Measurements by kind, in each the most recently measured first.</summary>
public sealed record Measurements(
    IReadOnlyList<Measure> VitalSigns,
    IReadOnlyList<Measure> Tests,
    IReadOnlyList<Measure> SocialHistory,
    IReadOnlyList<Measure> Surveys,
    IReadOnlyList<Measure> Other);

internal static class MeasurementsSection
{
    private const int RecentCount = 12;

    // https://hl7.org/fhir/R4/valueset-observation-category.html; "vital-sign" and "lab" are no codes of it, and are sent.
    private static readonly (string Code, MeasureKind Kind)[] Categories =
    [
        ("laboratory", MeasureKind.Test), ("vital-signs", MeasureKind.VitalSign), ("survey", MeasureKind.Survey), ("social-history", MeasureKind.SocialHistory),
        ("imaging", MeasureKind.Test), ("vital-sign", MeasureKind.VitalSign), ("lab", MeasureKind.Test), ("LAB", MeasureKind.Test),
    ];

    public static Measurements Read(EntrySet entries)
    {
        var groups = new Dictionary<string, List<Reading>>(StringComparer.Ordinal);
        foreach (var entry in entries.Facts("Observation"))
        {
            if (entry.Resource.Text("status") is "cancelled" || ReadingText.Of(entry.Resource) is not { } text) continue;
            var reading = new Reading(entry, entry.Code, entry.When, text);
            var key = Agreement.Key(entry.Code, entry.Code?.Text ?? "not named");
            if (groups.TryGetValue(key, out var group)) group.Add(reading);
            else groups[key] = [reading];
        }

        var measures = groups.Values.Select(group => ReadOne(group, entries))
            .OrderByDescending(m => m.When).ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Reference, StringComparer.Ordinal)
            .ToLookup(m => m.Kind);
        return new Measurements(
            [.. measures[MeasureKind.VitalSign]], [.. measures[MeasureKind.Test]], [.. measures[MeasureKind.SocialHistory]],
            [.. measures[MeasureKind.Survey]], [.. measures[MeasureKind.Other]]);
    }

    internal static MeasureKind KindOf(JsonElement observation)
    {
        foreach (var category in observation.Items("category"))
        {
            var code = category.First("coding").Child("code");
            if (code.ValueKind != JsonValueKind.String) continue;
            foreach (var (known, kind) in Categories)
            {
                if (code.ValueEquals(known)) return kind;
            }
        }

        return MeasureKind.Other;
    }

    private static Measure ReadOne(List<Reading> group, EntrySet entries)
    {
        group.Sort(static (a, b) => Nullable.Compare(b.When, a.When) is var byWhen and not 0 ? byWhen
            : b.Entry.Received.CompareTo(a.Entry.Received) is var byReceived and not 0 ? byReceived : string.CompareOrdinal(a.Entry.Id, b.Entry.Id));
        var readings = WithoutEchoes(group);
        var latest = readings[0].First;
        var recent = readings.Take(RecentCount).Select(r => Item(r, entries)).ToList();
        var resource = latest.Entry.Resource;
        return new Measure(recent[0])
        {
            Name = latest.Code?.Text ?? "Measurement with no name",
            Kind = readings.Select(r => KindOf(r.First.Entry.Resource)).FirstOrDefault(k => k != MeasureKind.Other, MeasureKind.Other),
            Count = readings.Count,
            Series = MeasureTrend.Read(readings.ConvertAll(r => r.First)),
            ReferenceRange = ObservationValue.Range(resource),
            Interpretation = ObservationValue.Interpretation(resource),
            Recent = recent,
        };
    }

    // One reading sent by two organisations is one reading with two sources: same moment, same words.
    private static List<(Reading First, List<Reading>? Echoes)> WithoutEchoes(List<Reading> group)
    {
        var kept = new List<(Reading First, List<Reading>? Echoes)>(group.Count);
        var start = 0;
        foreach (var reading in group)
        {
            while (start < kept.Count && kept[start].First.When != reading.When) start++;
            var same = reading.When is null ? -1
                : kept.FindIndex(start, k => k.First.Text == reading.Text && k.First.Entry.SourceCode != reading.Entry.SourceCode);
            if (same < 0) kept.Add((reading, null));
            else kept[same] = (kept[same].First, [.. kept[same].Echoes ?? [], reading]);
        }

        return kept;
    }

    private static RecordItem Item((Reading First, List<Reading>? Echoes) reading, EntrySet entries)
    {
        var item = entries.Item(reading.First.Entry, reading.First.Text, reading.First.Code, reading.First.When);
        return reading.Echoes is null ? item : item with
        {
            AlsoFrom = [.. reading.Echoes.Select(e => new AlsoFrom(e.Entry.Reference, e.Entry.SourceCode, e.Entry.SourceName, e.When, null))],
        };
    }
}
