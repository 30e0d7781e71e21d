using System.Globalization;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Hl7;

/// <summary>
/// A time of a message, as exactly as it was sent: HL7's YYYY[MM[DD[HH[MM[SS[.S+]]]]]][+/-ZZZZ] (v2.5.1, 2.A.22). Without an offset it is a clock in London.
/// Where that clock was put back, a time that came twice is the first of the two, in summer time. Where it was put forward, a time that never was is read as if
/// the sender's clock had not been put forward yet: an hour more by the wall clock, and the same moment.
/// </summary>
/// <param name="Instant">The moment; the first of the day, month or year where no more was said. For putting in order.</param>
/// <param name="Fhir">As FHIR writes it, no more exact than it was sent: a day alone gets no time.</param>
/// <param name="IsDay">True when no hour was said.</param>
/// <param name="Note">What had to be decided about the clock change, or null.</param>
internal sealed record Hl7Time(DateTimeOffset Instant, string Fhir, bool IsDay, string? Note = null)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById("GMT Standard Time");

    public DateOnly Day => Dates.DayInLondon(Instant);

    /// <summary>Reads one; null where the field is empty.</summary>
    /// <param name="text">The field.</param>
    /// <param name="path">Its name: "EVN-2".</param>
    public static Outcome<Hl7Time?> Read(string text, string path)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return (Hl7Time?)null;
        }

        var sign = text.IndexOfAny(['+', '-']);
        var (clock, offset) = sign < 0 ? (text, "") : (text[..sign], text[sign..]);
        var point = clock.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? clock : clock[..point];
        if (!digits.All(char.IsAsciiDigit) || digits.Length is not (4 or 6 or 8 or 10 or 12 or 14) || (point >= 0 && (digits.Length != 14 || !clock[(point + 1)..].All(char.IsAsciiDigit))))
        {
            return Wrong(text, path);
        }

        var whole = digits + "00000101000000"[digits.Length..];
        if (!DateTime.TryParseExact(whole, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year < 1850)
        {
            return Wrong(text, path);
        }

        if (digits.Length < 10)
        {
            // FHIR gives an offset to times only.
            var day = new DateTimeOffset(local, London.GetUtcOffset(local));
            return new Hl7Time(day, local.ToString(digits.Length switch { 4 => "yyyy", 6 => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture), IsDay: true);
        }

        if (offset.Length > 0)
        {
            return Offset(offset) is { } said ? Of(new DateTimeOffset(local, said), null) : Wrong(text, path);
        }

        if (London.IsInvalidTime(local))
        {
            return Of(new DateTimeOffset(local, TimeSpan.Zero), $"{path}: this time does not exist, for the clocks went forward; it was read as Greenwich time.");
        }

        return London.IsAmbiguousTime(local)
            ? Of(new DateTimeOffset(local, TimeSpan.FromHours(1)), $"{path}: this time came twice, for the clocks went back; it was read as the first, in summer time.")
            : Of(new DateTimeOffset(local, London.GetUtcOffset(local)), null);
    }

    private static Hl7Time Of(DateTimeOffset instant, string? note) =>
        new(instant, Dates.InLondon(instant).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), IsDay: false, note);

    private static TimeSpan? Offset(string text) =>
        text.Length == 5 && text[1..].All(char.IsAsciiDigit) && int.Parse(text.AsSpan(1, 2), CultureInfo.InvariantCulture) is <= 14 and var hours && int.Parse(text.AsSpan(3, 2), CultureInfo.InvariantCulture) is < 60 and var minutes
            ? (text[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0)
            : null;

    private static Fault Wrong(string text, string path) =>
        new(FaultKind.Invalid, $"\"{(text.Length > 30 ? text[..30] : text)}\" is not a time; write YYYYMMDDHHMMSS, with the offset where it is not London's.", path);
}
