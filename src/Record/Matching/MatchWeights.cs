namespace Goldthread.Record.Matching;

/// <summary>What two records are compared by.</summary>
public enum MatchField
{
    Family,
    Given,
    BirthDate,
    Postcode,
    Sex,
    NhsNumber,

    /// <summary>Not compared itself: that the two may be twins, or of one household and name.</summary>
    Household,
}

/// <summary>How far one field agrees.</summary>
internal enum MatchLevel
{
    Same,
    Swapped,
    OneSlip,
    OtherOrder,
    Nickname,
    SoundsAlike,
    SameInitial,
    OtherInitial,
    SameYear,
    SameMonth,
    PartlySame,
    Different,
    DifferentVerified,
}

/// <summary>
/// How often one field agrees so far, between two records of the same person and between those of two people: strangers, twins, or
/// others of one household. Weight of evidence: log2 of the first over the second (Fellegi and Sunter 1969, https://doi.org/10.1080/01621459.1969.10501049).
/// </summary>
internal sealed record MatchWeight(MatchField Field, MatchLevel Level, double Same, double Stranger, double Twin, double Relative, string Words)
{
    public double Bits => Math.Log2(Same / Stranger);
}

/// <summary>
/// Every weight of matching, in one table that anyone can read. The columns are probabilities; of the levels of a field that can be met
/// together each column adds up to 1.
/// </summary>
/// <remarks>
/// Same: error rates between the records of an English NHS trust, Cardinal, Moore, Burchell and Lewis 2023
/// (https://doi.org/10.1186/s12911-023-02176-6) and the defaults of their program: forename wholly wrong 0.006, sounding alike 0.009,
/// near 0.008; surname wholly different 0.057 of women and 0.013 of men, here their mean; birth date not the same 0.00492, of which 0.933 in one part;
/// sex 0.0033; postcode wholly different 0.300, near 0.0097. How they are parted among our levels, nicknames and the order of given names are our own estimate: councils
/// and charities write what people call themselves.
/// Stranger: birth date 1 in 365.25 times 90 (same source); the rest is our own estimate for a place of 300,000 with 7,000
/// postcodes in a dozen districts, and surnames and forenames as common as in England.
/// Twin and Relative: our own estimate. About 15 of 1,000 maternities are multiple (Office for National Statistics, Birth characteristics), so 3 in 100 people are a twin.
/// All of it can be measured anew on a place's own decisions; none was tuned to a case.
/// </remarks>
internal static class MatchWeights
{
    /// <summary>For one other record of the same person there are so many of strangers, of twins, and of others of the household.</summary>
    public const double Strangers = 300_000, Twins = 0.03, Relatives = 1.4;

    public static IReadOnlyList<MatchWeight> All { get; } =
    [
        //                                                       Same      Stranger   Twin    Relative
        new(MatchField.Family, MatchLevel.Same,                  0.957,    0.0015,    0.950,  0.750, "Same family name"),
        new(MatchField.Family, MatchLevel.SoundsAlike,           0.005,    0.005,     0.003,  0.005, "Family names sound alike"),
        new(MatchField.Family, MatchLevel.OneSlip,               0.004,    0.001,     0.003,  0.003, "Family names differ by one slip"),
        new(MatchField.Family, MatchLevel.Different,             0.034,    0.9925,    0.044,  0.242, "Different family name"),

        new(MatchField.Given, MatchLevel.Same,                   0.926,    0.006,     0.002,  0.030, "Same given name"),
        new(MatchField.Given, MatchLevel.OtherOrder,             0.015,    0.004,     0.020,  0.060, "One of several given names is the same"),
        new(MatchField.Given, MatchLevel.Nickname,               0.030,    0.004,     0.004,  0.004, "One given name is short for the other"),
        new(MatchField.Given, MatchLevel.OneSlip,                0.010,    0.003,     0.005,  0.003, "Given names differ by one slip"),
        new(MatchField.Given, MatchLevel.SoundsAlike,            0.009,    0.004,     0.005,  0.004, "Given names sound alike"),
        new(MatchField.Given, MatchLevel.Different,              0.010,    0.979,     0.964,  0.899, "Different given name"),

        // Where one of the two has only an initial.
        new(MatchField.Given, MatchLevel.SameInitial,            0.970,    0.080,     0.080,  0.100, "Same initial"),
        new(MatchField.Given, MatchLevel.OtherInitial,           0.030,    0.920,     0.920,  0.900, "Different initial"),

        new(MatchField.BirthDate, MatchLevel.Same,               0.99508,  0.0000304, 0.980,  0.0000304, "Same birth date"),
        new(MatchField.BirthDate, MatchLevel.Swapped,            0.00050,  0.000012,  0.0005, 0.000012, "Birth dates with day and month swapped"),
        new(MatchField.BirthDate, MatchLevel.OneSlip,            0.00250,  0.00076,   0.0025, 0.00076, "Birth dates differ in one digit"),
        new(MatchField.BirthDate, MatchLevel.PartlySame,         0.00159,  0.0040,    0.001,  0.0040, "Two parts of the birth date are the same"),
        new(MatchField.BirthDate, MatchLevel.Different,          0.00033,  0.9951976, 0.016,  0.9951976, "Different birth date"),

        // Where one of the two is not a whole date.
        new(MatchField.BirthDate, MatchLevel.SameYear,           0.998,    0.011,     0.998,  0.020, "Same year of birth; more is not known"),
        new(MatchField.BirthDate, MatchLevel.SameMonth,          0.996,    0.00093,   0.996,  0.0017, "Same month of birth; more is not known"),

        new(MatchField.Postcode, MatchLevel.Same,                0.690,    0.00014,   0.600,  0.800, "Same postcode"),
        new(MatchField.Postcode, MatchLevel.PartlySame,          0.100,    0.080,     0.150,  0.080, "Same part of the place, different postcode"),
        new(MatchField.Postcode, MatchLevel.Different,           0.210,    0.91986,   0.250,  0.120, "Different postcode"),

        new(MatchField.Sex, MatchLevel.Same,                     0.9967,   0.500,     0.650,  0.450, "Same sex"),
        new(MatchField.Sex, MatchLevel.Different,                0.0033,   0.500,     0.350,  0.550, "Different sex"),

        new(MatchField.NhsNumber, MatchLevel.Same,               0.970,    0.00001,   0.005,  0.001, "Same NHS number, not verified for both"),
        new(MatchField.NhsNumber, MatchLevel.Different,          0.030,    0.99999,   0.995,  0.999, "Different NHS number"),

        // Where both are verified: the register itself holds few people twice.
        new(MatchField.NhsNumber, MatchLevel.DifferentVerified,  0.0005,   0.9995,    0.9995, 0.9995, "Different NHS numbers, both verified"),
    ];

    public static MatchWeight Of(MatchField field, MatchLevel level) => ByLevel[(field, level)];

    private static readonly Dictionary<(MatchField, MatchLevel), MatchWeight> ByLevel = All.ToDictionary(w => (w.Field, w.Level));
}
