using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>
/// The time whose state is asked for: <c>_at</c> of searches and of everything about a person. An extension of ours: in R4 <c>_at</c> belongs to
/// histories alone. https://hl7.org/fhir/R4/http.html#history
/// </summary>
public static class PastMoment
{
    /// <summary>The parameter's name.</summary>
    public const string Parameter = "_at";

    private const int Seconds = 19; // yyyy-MM-ddTHH:mm:ss

    /// <summary>
    /// An instant, to the second at least and with its zone, as milliseconds since 1970, UTC; a date alone would leave open which moment of it.
    /// Invalid when it is none, or when it has not come yet.
    /// </summary>
    public static Outcome<long> Parse(string text, TimeProvider clock)
    {
        if (text.Length <= Seconds || text[10] != 'T' || text[16] != ':' || text[Seconds..].IndexOfAny(['Z', '+', '-']) < 0 || DateRange.Parse(text) is not { } range)
        {
            return new Fault(FaultKind.Invalid, $"\"{text}\" is not an instant; write one with seconds and zone, such as 2026-03-01T09:30:00Z (in an address, + is written %2B)", Parameter);
        }

        return range.From > clock.GetUtcNow().ToUnixTimeMilliseconds()
            ? new Fault(FaultKind.Invalid, $"{text} has not come yet; what will stand then nobody knows", Parameter)
            : range.From;
    }
}
