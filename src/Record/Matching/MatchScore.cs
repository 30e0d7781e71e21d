using Goldthread.Kernel.Values;
using Goldthread.Record.People;

namespace Goldthread.Record.Matching;

/// <summary>What one field says.</summary>
/// <param name="Field">Which field.</param>
/// <param name="What">How far it agrees, "Same birth date".</param>
/// <param name="Bits">Weight of evidence: how many times it doubles the odds that the two are one person; below 0 it halves them.</param>
public sealed record MatchContribution(MatchField Field, string What, double Bits)
{
    /// <summary>In the words of a records officer: "Same birth date: strongly for".</summary>
    public string Words => $"{What}: {Strength}";

    /// <summary>"strongly for", "for", "says little", "against" or "strongly against".</summary>
    public string Strength => Bits switch
    {
        >= 8 => "strongly for",
        >= 2 => "for",
        > -2 => "says little",
        > -6 => "against",
        _ => "strongly against",
    };
}

/// <summary>How likely it is that two records are one person's, and why. It only orders and explains: people decide.</summary>
/// <param name="Sum">Weight of all evidence in bits.</param>
/// <param name="Probability">0 to 1, never either.</param>
/// <param name="Contributions">What each field says that both records have, the weightiest first.</param>
public sealed record MatchScore(double Sum, double Probability, IReadOnlyList<MatchContribution> Contributions)
{
    // Less than this is not worth a line.
    private const double Noticeable = 0.5;

    /// <summary>
    /// Compares two records by the weights of <see cref="MatchWeights"/>. Two of one household agree in much without being one person, so the odds are
    /// against three others: a stranger, a twin, and somebody else of the household.
    /// </summary>
    public static MatchScore Of(Identity a, Identity b)
    {
        var weights = FieldComparison.All(a, b).ToList();
        var same = weights.Aggregate(1.0, (p, w) => p * w.Same);
        var stranger = weights.Aggregate(MatchWeights.Strangers, (p, w) => p * w.Stranger);
        var twin = weights.Aggregate(MatchWeights.Twins, (p, w) => p * w.Twin);
        var relative = weights.Aggregate(MatchWeights.Relatives, (p, w) => p * w.Relative);
        var others = stranger + twin + relative;

        var contributions = weights.Select(w => new MatchContribution(w.Field, w.Words, w.Bits)).OrderByDescending(c => Math.Abs(c.Bits)).ToList();
        var household = Math.Log2(stranger / others);
        if (household < -Noticeable)
        {
            contributions.Add(new MatchContribution(
                MatchField.Household, twin > relative ? "They may be twins" : "They may be two people of one household", household));
        }

        return new MatchScore(weights.Sum(w => w.Bits) + household, same / (same + others), contributions);
    }

    /// <summary>"about 38 in 100", "more than 99 in 100", "less than 1 in 100".</summary>
    public static string Words(double probability) => probability switch
    {
        > 0.99 => "more than 99 in 100",
        < 0.01 => "less than 1 in 100",
        _ => $"about {Math.Round(probability * 100, MidpointRounding.AwayFromZero)} in 100",
    };
}

/// <summary>How far each field of two records agrees. A field that one of them lacks says nothing.</summary>
internal static class FieldComparison
{
    public static IEnumerable<MatchWeight> All(Identity a, Identity b) => new[]
    {
        Weight(MatchField.Family, NameComparison.Family(a.Family, b.Family)),
        Weight(MatchField.Given, NameComparison.Given(a.Given, b.Given)),
        Weight(MatchField.BirthDate, BirthDate(a.BirthDate, b.BirthDate)),
        Weight(MatchField.Postcode, Postcode(a.Postcode, b.Postcode)),
        Weight(MatchField.Sex, a.Sex is "male" or "female" && b.Sex is "male" or "female" ? a.Sex == b.Sex ? MatchLevel.Same : MatchLevel.Different : null),
        Weight(MatchField.NhsNumber, Number(a, b)),
    }.OfType<MatchWeight>();

    public static MatchLevel? BirthDate(string a, string b)
    {
        if (a.Length < 4 || b.Length < 4)
        {
            return null;
        }

        if (a.Length < 10 || b.Length < 10)
        {
            var known = Math.Min(a.Length, b.Length);
            return a[..known] != b[..known] ? MatchLevel.Different : known >= 7 ? MatchLevel.SameMonth : MatchLevel.SameYear;
        }

        var (year, month, day) = (a[..4] == b[..4], a[5..7] == b[5..7], a[8..10] == b[8..10]);
        return (year, month, day) switch
        {
            (true, true, true) => MatchLevel.Same,
            (true, false, false) when a[5..7] == b[8..10] && a[8..10] == b[5..7] => MatchLevel.Swapped,
            _ when a.Zip(b).Count(c => c.First != c.Second) == 1 => MatchLevel.OneSlip,
            (true, true, _) or (true, _, true) or (_, true, true) => MatchLevel.PartlySame,
            _ => MatchLevel.Different,
        };
    }

    public static MatchLevel? Postcode(string a, string b) =>
        !Kernel.Values.Postcode.TryParse(a, null, out var one) || !Kernel.Values.Postcode.TryParse(b, null, out var other) || IsNoAddress(one) || IsNoAddress(other) ? null
        : one == other ? MatchLevel.Same
        : one.Outward == other.Outward ? MatchLevel.PartlySame
        : MatchLevel.Different;

    // ZZ99 3VZ and its like mean that there is no address: many people share them.
    private static bool IsNoAddress(Postcode postcode) => postcode.Outward == "ZZ99";

    private static MatchLevel? Number(Identity a, Identity b) =>
        a.NhsNumber.Length == 0 || b.NhsNumber.Length == 0 ? null
        : a.NhsNumber == b.NhsNumber ? MatchLevel.Same
        : a.Status.MayAutoLink() && b.Status.MayAutoLink() ? MatchLevel.DifferentVerified
        : MatchLevel.Different;

    private static MatchWeight? Weight(MatchField field, MatchLevel? level) => level is { } known ? MatchWeights.Of(field, known) : null;
}
