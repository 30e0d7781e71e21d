namespace Goldthread.Fhir.Storage;

/// <summary>Which part of everything about a person is wanted. Times are milliseconds since 1970, UTC.</summary>
/// <param name="Start">What happened at this time or later; what has no date of its own is always wanted.</param>
/// <param name="End">What happened before this time.</param>
/// <param name="Since">What was written at this time or later.</param>
/// <param name="Types">Resource types, or null for all.</param>
/// <param name="At">As it stood at this time; null for now.</param>
internal sealed record EverythingFilter(long? Start, long? End, long? Since, IReadOnlyList<string>? Types, long? At)
{
    /// <summary>By what the index knows: the type, and the date under which the index orders it (seconds, negated; 0 for none).</summary>
    public bool Wants(string type, long newest)
    {
        var at = -newest * 1000;
        return WantsType(type) && (newest == 0 || type == "Patient" || ((Start is null || at >= Start) && (End is null || at < End)));
    }

    public bool WantsType(string type) => Types is null || Types.Contains(type, StringComparer.Ordinal);
}
