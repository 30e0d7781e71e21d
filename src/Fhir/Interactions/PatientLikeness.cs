using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;

namespace Goldthread.Fhir.Interactions;

/// <summary>How far a Patient on record is likely to be the one described. http://terminology.hl7.org/CodeSystem/match-grade</summary>
internal enum MatchGrade
{
    CertainlyNot,
    Possible,
    Probable,
    Certain,
}

/// <summary>
/// Compares two Patients by what identifies a person in England: NHS number, date of birth, names, with gender and postcode to help. The
/// same two always give the same score.
/// </summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Grade">What the score, and what it rests on, comes to.</param>
internal sealed record PatientLikeness(decimal Score, MatchGrade Grade)
{
    /// <summary>
    /// Certain: the same NHS number and date of birth, and a name that agrees (a number alone may be mistyped into another's). Probable: the
    /// same NHS number, or names and date of birth with nothing that speaks against them. Two different NHS numbers are never more than possible.
    /// </summary>
    public static PatientLikeness Of(JsonElement described, JsonElement held)
    {
        var mine = PatientIdentity.Numbers(described).Select(n => n.Number).ToList();
        var theirs = PatientIdentity.Numbers(held).Select(n => n.Number).ToList();
        var number = Agree(mine, theirs);
        var birth = Agree(Text(described, "birthDate"), Text(held, "birthDate"));
        var family = Agree(Names(described, "family"), Names(held, "family"));
        var given = Agree(Names(described, "given"), Names(held, "given"));
        var gender = Agree(Text(described, "gender"), Text(held, "gender"));
        var postcode = Agree(Postcodes(described), Postcodes(held));

        var score = Math.Clamp(
            Weight(number, 0.55m, -0.30m) + Weight(birth, 0.20m, -0.20m) + Weight(family, 0.10m, -0.10m) + Weight(given, 0.08m, -0.05m) + Weight(gender, 0.02m, -0.05m) + Weight(postcode, 0.05m, 0m),
            0m,
            1m);
        var names = family == true && given == true;
        var grade = (number, birth) switch
        {
            (true, true) when family == true || given == true => MatchGrade.Certain,
            (true, _) => MatchGrade.Probable,
            (null, true) when names && gender != false => MatchGrade.Probable,
            (_, true) when family == true || given == true => MatchGrade.Possible,
            (null, not false) when names => MatchGrade.Possible,
            _ => MatchGrade.CertainlyNot,
        };
        return new PatientLikeness(score, grade);
    }

    /// <summary>The code of the grade.</summary>
    public string Code => Grade switch
    {
        MatchGrade.Certain => "certain",
        MatchGrade.Probable => "probable",
        MatchGrade.Possible => "possible",
        _ => "certainly-not",
    };

    /// <summary>The names of one kind, folded: "O'Neill" and "ONEILL" are one.</summary>
    public static IReadOnlyList<string> Names(JsonElement patient, string part) =>
        [.. Items(patient, "name").SelectMany(n => part == "family" ? [Text(n, part)] : Items(n, part).Select(g => g.GetString())).OfType<string>()
            .Select(t => new string([.. TextFold.Fold(t).Where(char.IsLetterOrDigit)])).Where(t => t.Length > 0)];

    public static string? Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(i => i.ValueKind != JsonValueKind.Null) : [];

    private static List<string> Postcodes(JsonElement patient) =>
        [.. Items(patient, "address").Select(a => Text(a, "postalCode")).OfType<string>().Select(p => p.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())];

    /// <summary>Null where one of the two does not say.</summary>
    private static bool? Agree<T>(IReadOnlyList<T> left, IReadOnlyList<T> right) => left.Count == 0 || right.Count == 0 ? null : left.Any(right.Contains);

    private static bool? Agree(string? left, string? right) => left is null || right is null ? null : left == right;

    private static decimal Weight(bool? agree, decimal yes, decimal no) => agree switch
    {
        true => yes,
        false => no,
        _ => 0m,
    };
}
