namespace Goldthread.Fhir.Search;

/// <summary>Everything that search needs to know of one version.</summary>
/// <param name="Leads">Symbols of the codings of its lead code, the first of them first; a single 0 when it has none.</param>
/// <param name="Newest">Minus the seconds of its clinical date since 1970, so that the newest sorts first; 0 when it has none.</param>
/// <param name="Packed">All values, see <see cref="PackedWriter"/>.</param>
/// <param name="Lookups">Values for questions across people.</param>
internal sealed record IndexValues(long[] Leads, long Newest, byte[] Packed, IReadOnlyList<LookupValue> Lookups);

/// <summary>One value of a lookup.</summary>
internal readonly record struct LookupValue(short Lookup, string Value);
