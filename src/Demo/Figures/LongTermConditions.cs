using Goldthread.Demo.Codes;
using Goldthread.Demo.People;

namespace Goldthread.Demo.Figures;

/// <summary>A long-term condition: how many people of England have it, and how it lies over age, sex and deprivation.</summary>
/// <param name="Code">The problem as a GP codes it.</param>
/// <param name="Published">Percent of the people counted, as published.</param>
/// <param name="FromAge">The age from which the published figure counts people.</param>
/// <param name="ByAge">Our reading of how it rises with age, relative only: 0-17, 18-29, 30-44, 45-54, 55-64, 65-74, 75-84, 85 and over.</param>
/// <param name="MenToWomen">How much commoner in men than in women; ours.</param>
/// <param name="Deprivation">How much commoner in the most deprived tenth than in the least; ours.</param>
internal sealed record LongTermCondition(Concept Code, double Published, int FromAge, double[] ByAge, double MenToWomen = 1, double Deprivation = 1.3)
{
    private static readonly int[] BandStarts = [0, 18, 30, 45, 55, 65, 75, 85];
    private double? _scale;

    /// <summary>Probability for one person, before their own leaning to ill health.</summary>
    public double Probability(int age, Sex sex, int decile) =>
        age < FromAge ? 0 : (_scale ??= Scale()) * Shape(age, sex) * Gradient(decile);

    private double Shape(int age, Sex sex)
    {
        var band = BandStarts.Length - 1;
        while (age < BandStarts[band])
            band--;
        return ByAge[band] * (sex == Sex.Male ? Math.Sqrt(MenToWomen) : 1 / Math.Sqrt(MenToWomen));
    }

    private double Gradient(int decile) => Math.Pow(Deprivation, (5.5 - decile) / 9);

    // So that the mean over England's ages and sexes is the published share.
    private double Scale()
    {
        double shaped = 0, counted = 0;
        for (var band = 0; band < AgeSex.Bands; band++)
        {
            for (var year = 0; year < 5; year++)
            {
                var age = (band * 5) + year;
                if (age < FromAge)
                    continue;
                foreach (var sex in (Sex[])[Sex.Female, Sex.Male])
                {
                    var share = AgeSex.Share(sex, band) / 5;
                    counted += share;
                    shaped += share * Shape(age, sex);
                }
            }
        }

        return Published / 100 * counted / shaped;
    }
}

/// <summary>
/// Prevalence in England: registers of the Quality and Outcomes Framework 2022-23 (https://digital.nhs.uk/data-and-information/publications/statistical/quality-and-outcomes-framework-achievement-prevalence-and-exceptions-data/2022-23),
/// rounded, as commonly quoted; what the framework does not count (osteoarthritis, anxiety, hearing, thyroid...) is our own round figure.
/// docs/modules/demo.md says which is which.
/// </summary>
internal static class LongTermConditions
{
    public static readonly LongTermCondition Hypertension = new(Conditions.Hypertension, 14.4, 0, [0.01, 0.7, 4, 13, 26, 42, 55, 58], 1.05, 1.2);
    public static readonly LongTermCondition Diabetes = new(Conditions.Type2Diabetes, 7.0, 17, [0.2, 0.4, 2.2, 7, 12, 16, 18, 15], 1.3, 1.8);
    public static readonly LongTermCondition Type1Diabetes = new(Conditions.Type1Diabetes, 0.5, 17, [0.5, 1, 1, 1, 0.9, 0.7, 0.5, 0.3], 1.2, 1);
    public static readonly LongTermCondition Asthma = new(Conditions.Asthma, 6.5, 6, [5, 6, 6, 7, 7, 7.5, 7.5, 6], 0.85, 1.3);
    public static readonly LongTermCondition Copd = new(Conditions.Copd, 1.8, 0, [0, 0, 0.2, 1.2, 3.2, 6.2, 8, 6.5], 1.1, 3);
    public static readonly LongTermCondition HeartDisease = new(Conditions.CoronaryHeartDisease, 3.0, 0, [0, 0, 0.3, 1.7, 5, 10, 17, 19], 2, 1.6);
    public static readonly LongTermCondition HeartFailure = new(Conditions.HeartFailure, 1.1, 0, [0, 0.02, 0.1, 0.4, 1.2, 2.8, 6.5, 12], 1.4, 1.6);
    public static readonly LongTermCondition AtrialFibrillation = new(Conditions.AtrialFibrillation, 2.1, 0, [0, 0.03, 0.15, 0.6, 2, 6, 13, 19], 1.4, 1);
    public static readonly LongTermCondition Stroke = new(Conditions.Stroke, 1.8, 0, [0.02, 0.07, 0.3, 1.1, 2.6, 5.2, 9.5, 13], 1.2, 1.5);
    public static readonly LongTermCondition KidneyDisease = new(Conditions.KidneyDisease3, 4.2, 18, [0, 0.1, 0.4, 1.2, 3.2, 9, 22, 36], 0.9, 1.2);
    public static readonly LongTermCondition Dementia = new(Conditions.Dementia, 0.75, 0, [0, 0, 0.01, 0.05, 0.25, 1.2, 6, 17], 0.75, 1.2);
    public static readonly LongTermCondition Depression = new(Conditions.Depression, 13.2, 18, [0, 12, 14, 15, 14, 11, 10, 10], 0.6, 1.7);
    public static readonly LongTermCondition Anxiety = new(Conditions.Anxiety, 6.0, 18, [0, 8, 7, 6, 5, 4.5, 4, 3.5], 0.6, 1.6);
    public static readonly LongTermCondition SevereMentalIllness = new(Conditions.SevereMentalIllness, 1.0, 0, [0.02, 0.7, 1.3, 1.6, 1.5, 1.3, 1.1, 0.9], 1.1, 3);
    public static readonly LongTermCondition Cancer = new(Conditions.BowelCancer, 3.5, 0, [0.1, 0.3, 1.1, 3, 6, 11, 15, 15], 0.9, 0.9);
    public static readonly LongTermCondition Osteoarthritis = new(Conditions.Osteoarthritis, 9.0, 20, [0, 0.3, 1.8, 7, 16, 25, 33, 37], 0.65, 1.3);
    public static readonly LongTermCondition RheumatoidArthritis = new(Conditions.RheumatoidArthritis, 0.8, 16, [0.02, 0.1, 0.4, 0.9, 1.3, 1.7, 1.9, 1.6], 0.45, 1.2);
    public static readonly LongTermCondition Osteoporosis = new(Conditions.Osteoporosis, 1.2, 50, [0, 0, 0, 0.3, 0.7, 1.3, 2.3, 3.2], 0.25, 1);
    public static readonly LongTermCondition Hypothyroidism = new(Conditions.Hypothyroidism, 3.8, 0, [0.15, 0.9, 2.5, 4.5, 6, 8, 9, 9], 0.25, 1);
    public static readonly LongTermCondition Epilepsy = new(Conditions.Epilepsy, 0.8, 18, [0.5, 0.8, 0.8, 0.8, 0.8, 0.9, 1, 1.1], 1.1, 1.6);
    public static readonly LongTermCondition Parkinsons = new(Conditions.Parkinsons, 0.22, 0, [0, 0, 0.01, 0.05, 0.25, 0.7, 1.7, 1.9], 1.5, 0.9);
    public static readonly LongTermCondition LearningDisability = new(Conditions.LearningDisability, 0.6, 0, [0.6, 0.8, 0.7, 0.6, 0.6, 0.45, 0.25, 0.15], 1.4, 1.6);
    public static readonly LongTermCondition Autism = new(Conditions.Autism, 1.0, 0, [2.3, 1.5, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02], 3, 1.2);
    public static readonly LongTermCondition HearingLoss = new(Conditions.HearingLoss, 5.0, 0, [0.4, 0.5, 1, 2.5, 6, 12, 24, 38], 1.2, 1.1);
    public static readonly LongTermCondition Incontinence = new(Conditions.Incontinence, 1.8, 18, [0, 0.1, 0.7, 1.3, 2, 3.5, 7, 13], 0.4, 1.2);
    public static readonly LongTermCondition Obesity = new(Conditions.Obesity, 11.4, 18, [0, 6, 11, 15, 16, 14, 9, 4], 0.8, 1.8);

    public static IReadOnlyList<LongTermCondition> All { get; } =
    [
        Hypertension, Diabetes, Type1Diabetes, Asthma, Copd, HeartDisease, HeartFailure, AtrialFibrillation, Stroke, KidneyDisease, Dementia,
        Depression, Anxiety, SevereMentalIllness, Cancer, Osteoarthritis, RheumatoidArthritis, Osteoporosis, Hypothyroidism, Epilepsy, Parkinsons,
        LearningDisability, Autism, HearingLoss, Incontinence, Obesity,
    ];
}
