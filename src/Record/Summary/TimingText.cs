using System.Globalization;
using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>How often, as words: "twice a day", "every 6 hours", "once a week on Monday". https://hl7.org/fhir/R4/datatypes.html#Timing</summary>
internal static class TimingText
{
    // http://hl7.org/fhir/ValueSet/timing-abbreviation
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["QD"] = "once a day", ["BID"] = "twice a day", ["TID"] = "3 times a day", ["QID"] = "4 times a day", ["QOD"] = "every other day",
        ["AM"] = "every morning", ["PM"] = "every afternoon", ["BED"] = "at bedtime", ["WK"] = "once a week", ["MO"] = "once a month",
        ["Q1H"] = "every hour", ["Q2H"] = "every 2 hours", ["Q3H"] = "every 3 hours", ["Q4H"] = "every 4 hours", ["Q6H"] = "every 6 hours",
        ["Q8H"] = "every 8 hours",
    };

    // http://hl7.org/fhir/ValueSet/event-timing
    private static readonly Dictionary<string, string> Events = new(StringComparer.Ordinal)
    {
        ["MORN"] = "in the morning", ["MORN.early"] = "early in the morning", ["MORN.late"] = "late in the morning", ["NOON"] = "at midday",
        ["AFT"] = "in the afternoon", ["AFT.early"] = "early in the afternoon", ["AFT.late"] = "late in the afternoon", ["EVE"] = "in the evening",
        ["EVE.early"] = "early in the evening", ["EVE.late"] = "late in the evening", ["NIGHT"] = "at night", ["PHS"] = "after sleep",
        ["HS"] = "before sleep", ["WAKE"] = "on waking", ["C"] = "with a meal", ["CM"] = "with breakfast", ["CD"] = "with lunch",
        ["CV"] = "with the evening meal", ["AC"] = "before a meal", ["ACM"] = "before breakfast", ["ACD"] = "before lunch",
        ["ACV"] = "before the evening meal", ["PC"] = "after a meal", ["PCM"] = "after breakfast", ["PCD"] = "after lunch",
        ["PCV"] = "after the evening meal",
    };

    private static readonly Dictionary<string, string> Days = new(StringComparer.Ordinal)
    {
        ["mon"] = "Monday", ["tue"] = "Tuesday", ["wed"] = "Wednesday", ["thu"] = "Thursday", ["fri"] = "Friday", ["sat"] = "Saturday", ["sun"] = "Sunday",
    };

    /// <summary>The timing in words; null when it says nothing.</summary>
    /// <param name="timing">A Timing element.</param>
    /// <param name="withBounds">False where start and end are shown elsewhere.</param>
    public static string? Read(JsonElement timing, bool withBounds = true)
    {
        var repeat = timing.Child("repeat");
        var parts = new List<string?> { Frequency(repeat) };
        if (parts[0] is null && timing.Child("code") is { } code && code.Exists())
        {
            parts[0] = code.Text("text") ?? (code.Code() is { } short1 && Abbreviations.TryGetValue(short1, out var long1) ? long1 : CodeText.Words(code));
        }

        parts.Add(OnEvents(repeat));
        parts.Add(Listed(repeat, "dayOfWeek", "on ", day => Days.GetValueOrDefault(day, day)));
        parts.Add(Listed(repeat, "timeOfDay", "at ", ClockTime));
        if (Span(repeat, "duration") is { } length) parts.Add("for " + length + (parts.Exists(p => p is not null) ? " each time" : ""));
        if (withBounds) parts.Add(Bounds(repeat));
        if (repeat.Number("count") is { } count) parts.Add(count == 1 ? "one time only" : $"{Plain(count)} times in all");
        if (parts.TrueForAll(p => p is null)) parts.Add(Dates(timing));
        var words = string.Join(" ", parts.Where(p => p is not null));
        return words.Length == 0 ? null : words;
    }

    /// <summary>How many times a day on average; null when the timing does not say.</summary>
    public static decimal? TimesADay(JsonElement timing)
    {
        var repeat = timing.Child("repeat");
        if (repeat.Number("frequencyMax") is not null || repeat.Number("periodMax") is not null) return null;
        var hours = repeat.Text("periodUnit") switch { "h" => 1m, "d" => 24, "wk" => 168, _ => 0 };
        if (hours > 0 && repeat.Number("period") is { } period and > 0 and < 100_000)
        {
            return repeat.Number("frequency") is null or (> 0 and < 1000) ? (repeat.Number("frequency") ?? 1) * 24 / (hours * period) : null;
        }

        if (hours > 0) return null;
        return timing.Child("code").Code() switch { "QD" or "AM" or "PM" or "BED" => 1, "BID" => 2, "TID" => 3, "QID" => 4, "QOD" => 0.5m, _ => null };
    }

    private static string? Frequency(JsonElement repeat)
    {
        var (frequency, most, period) = (repeat.Number("frequency"), repeat.Number("frequencyMax"), repeat.Number("period"));
        if (Unit(repeat.Text("periodUnit")) is not { } unit || period is not { } every) return frequency is { } only ? Times(only, most) : null;
        var span = repeat.Number("periodMax") is { } top ? $"{Plain(every)} to {Plain(top)} {unit}s" : every == 1 ? unit : $"{Plain(every)} {unit}s";
        var often = frequency ?? 1;
        if (often == 1 && most is null && (every != 1 || unit is "hour" or "minute" or "second" || repeat.Has("periodMax"))) return "every " + span;
        return every == 1 ? $"{Times(often, most)} {(unit == "hour" ? "an" : "a")} {span}" : $"{Times(often, most)} every {span}";
    }

    private static string Times(decimal often, decimal? most) => (often, most) switch
    {
        (_, { } top) when top != often => $"{Plain(often)} to {Plain(top)} times",
        (1, _) => "once",
        (2, _) => "twice",
        _ => Plain(often) + " times",
    };

    private static string? OnEvents(JsonElement repeat)
    {
        var words = Listed(repeat, "when", "", code => Events.GetValueOrDefault(code, code));
        return words is not null && repeat.Number("offset") is { } minutes and > 0 ? $"{Plain(minutes)} minutes {words}" : words;
    }

    private static string? Listed(JsonElement repeat, string name, string before, Func<string, string> word)
    {
        var words = repeat.Items(name).Select(item => item.Text()).OfType<string>().Select(word).ToList();
        return words.Count == 0 ? null : before + And(words);
    }

    internal static string And(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1];

    private static string? Span(JsonElement repeat, string name)
    {
        if (repeat.Number(name) is not { } length || Unit(repeat.Text(name + "Unit")) is not { } unit) return null;
        return repeat.Number(name + "Max") is { } most ? $"{Plain(length)} to {Plain(most)} {unit}s" : length == 1 ? "1 " + unit : $"{Plain(length)} {unit}s";
    }

    private static string? Bounds(JsonElement repeat)
    {
        if (QuantityText.Read(repeat.Child("boundsDuration")) is { } length) return "for " + length;
        if (QuantityText.Range(repeat.Child("boundsRange")) is { } range) return "for " + range;
        return repeat.Child("boundsPeriod").Moment("end") is { } end ? "until " + end.DateWords : null;
    }

    private static string? Dates(JsonElement timing)
    {
        var days = timing.Items("event").Select(e => FhirMoment.TryParse(e.Text(), out var moment) ? moment.Words : null).OfType<string>().ToList();
        return days.Count switch { 0 => null, <= 3 => "on " + And(days), _ => $"on {days.Count} dates from {days[0]}" };
    }

    private static string ClockTime(string time) =>
        TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var parsed) ? UkTime.Time(parsed) : time;

    private static string? Unit(string? code) => code switch
    {
        "s" => "second",
        "min" => "minute",
        "h" => "hour",
        "d" => "day",
        "wk" => "week",
        "mo" => "month",
        "a" => "year",
        _ => null,
    };

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
