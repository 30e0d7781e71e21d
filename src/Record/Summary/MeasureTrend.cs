using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One Observation with what was read of it.</summary>
internal sealed record Reading(Entry Entry, CodeText? Code, FhirMoment? When, string Text);

/// <summary>One Observation's values in one line of words: "142/80 mmHg", "7.2 mmol/L", "Systolic 120 mmHg, pulse 60".</summary>
internal static class ReadingText
{
    // LOINC https://loinc.org/85354-9 with its parts 8480-6 and 8462-4; SNOMED CT 271649006 and 271650006, 72313002 and 1091811000000102.
    private static readonly HashSet<string> Systolic = new(StringComparer.Ordinal) { "8480-6", "271649006", "72313002" };
    private static readonly HashSet<string> Diastolic = new(StringComparer.Ordinal) { "8462-4", "271650006", "1091811000000102" };

    /// <summary>Null for an Observation that only groups others.</summary>
    public static string? Of(JsonElement observation)
    {
        var own = ObservationValue.Words(observation);
        var parts = new List<string>();
        JsonElement upper = default, lower = default;
        foreach (var component in observation.Items("component"))
        {
            if (IsOne(component, Systolic)) upper = component;
            else if (IsOne(component, Diastolic)) lower = component;
            if ((ObservationValue.Words(component) ?? ObservationValue.Absent(component)) is { } words) parts.Add($"{CodeText.Words(component.Child("code")) ?? "Part"} {words}");
        }

        if (own is null && QuantityText.Number(upper.Child("valueQuantity")) is { } high && QuantityText.Read(lower.Child("valueQuantity")) is { } low)
        {
            var pressure = high + "/" + low;
            return parts.Count == 2 ? pressure : pressure + ", " + string.Join(", ", parts.Skip(2));
        }

        if (parts.Count > 0) return own is null ? string.Join(", ", parts) : own + ": " + string.Join(", ", parts);
        return own ?? ObservationValue.Absent(observation);
    }

    internal static bool IsOne(JsonElement component, HashSet<string> codes) =>
        component.Child("code").Items("coding").Any(coding => coding.Text("code") is { } code && codes.Contains(code));

    internal static string PartName(JsonElement component) =>
        IsOne(component, Systolic) ? "Systolic" : IsOne(component, Diastolic) ? "Diastolic" : CodeText.Words(component.Child("code")) ?? "Part";
}

/// <summary>The series of a measure: one for each part and unit, oldest first. The whole value's series has no name of its own.</summary>
internal static class MeasureTrend
{
    /// <summary>All series of the readings, which come newest first.</summary>
    public static IReadOnlyList<MeasureSeries> Read(List<Reading> readings)
    {
        var series = new Dictionary<(string, string), List<MeasurePoint>>();
        for (var i = readings.Count - 1; i >= 0; i--)
        {
            if (readings[i].When is not { } when) continue;
            Add(series, "", readings[i].Entry.Resource, readings[i], readings[i].Text, when);
            foreach (var component in readings[i].Entry.Resource.Items("component"))
            {
                Add(series, ReadingText.PartName(component), component, readings[i], null, when);
            }
        }

        return [.. series.Select(s => new MeasureSeries(s.Key.Item1, s.Key.Item2, s.Value))];
    }

    private static void Add(Dictionary<(string, string), List<MeasurePoint>> series, string name, JsonElement owner, Reading reading, string? text, FhirMoment when)
    {
        if (ObservationValue.Amount(owner) is not { } amount) return;
        var key = (name, amount.Unit);
        if (!series.TryGetValue(key, out var points)) series[key] = points = [];
        points.Add(new MeasurePoint(when, amount.Value, text ?? ObservationValue.Words(owner) ?? "", reading.Entry.Reference, reading.Entry.SourceName));
    }
}
