using System.Globalization;

namespace Goldthread.Population.Scores;

/// <summary>A score of people from their codes, as the command has it.</summary>
public abstract class ScoreModel
{
    /// <summary>The parts that a person may have, a column each; bit 0 of a mask is the first.</summary>
    public abstract IReadOnlyList<string> Components { get; }

    /// <summary>Columns between the band and the parts.</summary>
    internal virtual IReadOnlyList<string> More(bool hasAge) => [];

    /// <summary>The parts of a code; null for what is no code of the model's terminology.</summary>
    internal abstract UInt128? Mask(ReadOnlySpan<char> code);

    /// <summary>The parts that count: without those that another one includes.</summary>
    internal virtual UInt128 Counted(UInt128 mask) => mask;

    /// <summary>The score, the band, and what stands in the further columns.</summary>
    internal abstract IReadOnlyList<string> Score(UInt128 mask, int? age, bool hasAge);

    /// <summary>The Hospital Frailty Risk Score.</summary>
    public static ScoreModel HospitalFrailty { get; } = new HospitalFrailtyModel();

    /// <summary>Charlson or Elixhauser.</summary>
    /// <param name="index">Which.</param>
    /// <param name="weights">One of its weights.</param>
    /// <param name="hasHierarchy">Whether the mild form of a condition is left out beside the severe one.</param>
    public static ScoreModel Comorbidity(ComorbidityIndex index, ComorbidityWeights weights, bool hasHierarchy) => new ComorbidityModel(index, weights, hasHierarchy);

    /// <summary>The electronic frailty index.</summary>
    /// <param name="index">With the operator's codes.</param>
    public static ScoreModel ElectronicFrailty(ElectronicFrailty index) => new ElectronicFrailtyModel(index);

    private sealed class HospitalFrailtyModel : ScoreModel
    {
        public override IReadOnlyList<string> Components => Scores.HospitalFrailty.Categories;

        internal override UInt128? Mask(ReadOnlySpan<char> code) => Icd10.Place(code) < 0 ? null : Scores.HospitalFrailty.Mask(code);

        internal override IReadOnlyList<string> Score(UInt128 mask, int? age, bool hasAge)
        {
            var tenths = Scores.HospitalFrailty.ScoreInTenths(mask);
            return [(tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture), Scores.HospitalFrailty.Band(tenths)];
        }
    }

    private sealed class ComorbidityModel(ComorbidityIndex index, ComorbidityWeights weights, bool hasHierarchy) : ScoreModel
    {
        private readonly bool _isOf1987 = weights.Name == "charlson";

        public override IReadOnlyList<string> Components { get; } = [.. index.Groups.Select(g => g.Name)];

        internal override IReadOnlyList<string> More(bool hasAge) => index == Charlson.Index && hasAge ? ["age_points", "age_adjusted"] : [];

        internal override UInt128? Mask(ReadOnlySpan<char> code) => Icd10.Place(code) is var place and >= 0 ? index.Codes.Mask(place) : null;

        internal override UInt128 Counted(UInt128 mask) => hasHierarchy ? index.WithHierarchy((ulong)mask) : mask;

        internal override IReadOnlyList<string> Score(UInt128 mask, int? age, bool hasAge)
        {
            var score = ComorbidityIndex.Score((ulong)mask, weights);
            string[] answer = [Text(score), _isOf1987 ? Charlson.Band(score) : ""];
            if (More(hasAge).Count == 0) return answer;
            var points = age is { } years ? Charlson.AgePoints(years) : (int?)null;
            return [.. answer, Text(points), Text(score + points)];
        }

        private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    private sealed class ElectronicFrailtyModel(ElectronicFrailty index) : ScoreModel
    {
        public override IReadOnlyList<string> Components => index.Deficits;

        internal override UInt128? Mask(ReadOnlySpan<char> code) => index.Mask(code) is var mask and not 0 ? mask : null;

        internal override IReadOnlyList<string> Score(UInt128 mask, int? age, bool hasAge) =>
            [Scores.ElectronicFrailty.Score((ulong)mask).ToString("0.####", CultureInfo.InvariantCulture), Scores.ElectronicFrailty.Band((ulong)mask)];
    }
}
