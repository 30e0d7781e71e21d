using Goldthread.Demo.Codes;

namespace Goldthread.Demo.Figures;

/// <summary>Frailty in the four bands of the electronic frailty index.</summary>
public enum FrailtyBand
{
    Fit,
    Mild,
    Moderate,
    Severe,
}

/// <summary>
/// Shares of people of 65 and over: fit 50%, mild 35%, moderate 12%, severe 3% (Clegg and others 2016, Age and Ageing 45(3):353-360,
/// https://doi.org/10.1093/ageing/afw039, as commonly quoted). How they spread over age and illness is ours.
/// </summary>
internal static class Frailty
{
    public static readonly double[] SharesFrom65 = [0.50, 0.35, 0.12, 0.03];

    // Thresholds on the score below that give the shares above over the ages of England; found by counting 100,000 made people.
    private const double MildFrom = 3.29;
    private const double ModerateFrom = 6.71;
    private const double SevereFrom = 10.26;

    public static FrailtyBand Band(int age, double score) => age < 65 ? FrailtyBand.Fit : score switch
    {
        >= SevereFrom => FrailtyBand.Severe,
        >= ModerateFrom => FrailtyBand.Moderate,
        >= MildFrom => FrailtyBand.Mild,
        _ => FrailtyBand.Fit,
    };

    /// <summary>Age, number of long-term conditions and a person's own leaning to ill health, in one number.</summary>
    public static double Score(int age, int conditions, double illHealth) => ((age - 65) * 0.18) + (conditions * 0.9) + (illHealth * 1.2);

    public static Concept Code(FrailtyBand band) => band switch
    {
        FrailtyBand.Severe => Conditions.SevereFrailty,
        FrailtyBand.Moderate => Conditions.ModerateFrailty,
        _ => Conditions.MildFrailty,
    };
}
