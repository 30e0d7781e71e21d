using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search.Types;

/// <summary>Dates, moments and periods, each compared as the time it covers. https://hl7.org/fhir/R4/search.html#date</summary>
internal static class DateSearch
{
    /// <summary>A date, with one of the prefixes eq, ne, gt, lt, ge, le, sa, eb, ap before it.</summary>
    public static Outcome<Predicate> Parse(string value, TimeProvider clock)
    {
        var prefix = DatePrefix.Eq;
        var text = value;
        if (value.Length > 2 && char.IsAsciiLetter(value[0]))
        {
            if (!Enum.TryParse(value[..2], ignoreCase: true, out prefix) || char.IsAsciiLetterUpper(value[0]))
            {
                return new Fault(FaultKind.Invalid, $"\"{value[..2]}\" is not a prefix; use eq, ne, gt, lt, ge, le, sa, eb or ap");
            }

            text = value[2..];
        }

        // A plus sign in an address means a space; a zone's plus that was not escaped arrives as one.
        return DateRange.Parse(text.Replace(' ', '+')) is { } range
            ? new DatePredicate(prefix, prefix == DatePrefix.Ap ? Around(range, clock) : range)
            : new Fault(FaultKind.Invalid, $"\"{text}\" is not a date; write 2025, 2025-10, 2025-10-03 or 2025-10-03T14:15:00Z");
    }

    /// <summary>The time that a value covers; null when it says none.</summary>
    public static DateRange? Range(JsonElement value, string type)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return DateRange.Parse(value.GetString());
            case JsonValueKind.Object when type is "Period":
                var start = Part(value, "start");
                var end = Part(value, "end");
                return start is null && end is null ? null : new DateRange(start?.From ?? DateRange.Earliest, end?.Until ?? DateRange.Latest);
            case JsonValueKind.Object when type is "Timing":
                return Timing(value);
            default:
                return null;
        }
    }

    // The outer bounds of its events, or of its repeat.
    private static DateRange? Timing(JsonElement timing)
    {
        if (timing.TryGetProperty("event", out var events) && events.ValueKind == JsonValueKind.Array)
        {
            var ranges = events.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => DateRange.Parse(e.GetString())).OfType<DateRange>().ToList();
            return ranges.Count == 0 ? null : new DateRange(ranges.Min(r => r.From), ranges.Max(r => r.Until));
        }

        return timing.TryGetProperty("repeat", out var repeat) && repeat.TryGetProperty("boundsPeriod", out var bounds) ? Range(bounds, "Period") : null;
    }

    private static DateRange? Part(JsonElement period, string name) =>
        period.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? DateRange.Parse(value.GetString()) : null;

    // R4 leaves "approximately" to the server and recommends a tenth of the distance from now.
    private static DateRange Around(DateRange range, TimeProvider clock)
    {
        var tenth = Math.Abs(clock.GetUtcNow().ToUnixTimeMilliseconds() - range.From) / 10;
        return new DateRange(range.From - tenth, range.Until + tenth);
    }
}

internal enum DatePrefix
{
    Eq,
    Ne,
    Gt,
    Lt,
    Ge,
    Le,
    Sa,
    Eb,
    Ap,
}

internal sealed record DatePredicate(DatePrefix Prefix, DateRange Range) : Predicate
{
    public override bool Matches(in PackedReader value)
    {
        if (value.Kind != PackedKind.Date)
        {
            return false;
        }

        var stored = new DateRange(value.First, value.Second);
        return Prefix switch
        {
            DatePrefix.Eq => Range.Contains(stored),
            DatePrefix.Ne => !Range.Contains(stored),
            DatePrefix.Gt => stored.Until > Range.Until,
            DatePrefix.Lt => stored.From < Range.From,
            DatePrefix.Ge => stored.Until > Range.Until || Range.Contains(stored),
            DatePrefix.Le => stored.From < Range.From || Range.Contains(stored),
            DatePrefix.Sa => stored.From >= Range.Until,
            DatePrefix.Eb => stored.Until <= Range.From,
            _ => Range.Overlaps(stored),
        };
    }
}
