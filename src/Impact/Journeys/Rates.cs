using Goldthread.Impact.Assumed;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>A scenario's assumptions laid out for the engine: rates a week by age, the rest as they are.</summary>
internal sealed class Rates
{
    public const int Ages = Person.Oldest + 1;

    private const double Week = 7 / State.DaysAYear;

    // How long somebody counts as having left hospital lately.
    public const int Lately = 91;

    public readonly double[] Death, Emergency, Planned, Frailer, LosesCarer, Gp;
    public readonly double[] DeathFrailty, DeathFifth, DeathPlace, EmergencyFrailty, EmergencyConditions, EmergencyFifth, EmergencyPlace;
    public readonly double[] Admitted, AdmittedFrailty, Stay, StayFrailty, StayDeath, StayDeathFrailty, NeedsSupport, NeedsBed, NeedsCareHome;
    public readonly double[] CareAfterSupport, CareHomeAfterBed, CareBegins, CareHomeBegins, GpFrailty, GpConditions, Community, CommunityPlace, Quality, QualityFrailty, QualityPlace, Strain, GoesWell;
    public readonly double AfterDischarge, AnsweredAtHome, StaySigma, Support, Bed, SupportSigma, GivesUp, CareHomeWithCarer, PlannedStay, Hospice, HospiceStay, StrainWithCare;

    /// <summary>The greatest rate of emergencies from an age on.</summary>
    public readonly double[] EmergencyAhead;

    public readonly double ArrangingSupport, ArrangingBed, ArrangingCareHome;

    /// <summary>Pence a day, by place; home care by frailty stands in <see cref="CareDay"/>.</summary>
    public readonly int[] PlaceDay;

    /// <summary>Pence a day of home care, by frailty.</summary>
    public readonly int[] CareDay;

    /// <summary>Pence each, by activity.</summary>
    public readonly int[] Each;

    public Rates(AssumptionBook book)
    {
        double[] Values(string id) => [.. book[id].Values];
        double One(string id) => book[id].Values[0];
        double[] Weekly(string id) => [.. Values(id).Select(v => v * Week)];
        double[] ByAge(string id) => Along(book[id]);
        double[] ByAgeWeekly(string id) => [.. Along(book[id]).Select(v => v * Week)];
        int Pence(string id) => (int)Math.Round(One(id) * 100, MidpointRounding.AwayFromZero);

        Death = [.. ByAgeWeekly("death-women"), .. ByAgeWeekly("death-men")];
        (DeathFrailty, DeathFifth, DeathPlace) = (Values("death-frailty"), Values("death-deprivation"), Values("death-place"));
        (Emergency, EmergencyFrailty, EmergencyConditions, EmergencyFifth, EmergencyPlace) = (ByAgeWeekly("emergency"), Values("emergency-frailty"), Values("emergency-conditions"), Values("emergency-deprivation"), Values("emergency-place"));
        EmergencyAhead = [.. Emergency];
        for (var age = Ages - 2; age >= 0; age--) EmergencyAhead[age] = Math.Max(Emergency[age], EmergencyAhead[age + 1]);
        (AfterDischarge, AnsweredAtHome) = (One("emergency-after-discharge"), One("answered-at-home"));
        (Admitted, AdmittedFrailty, Stay, StayFrailty, StayDeath, StayDeathFrailty) = (ByAge("admitted"), Values("admitted-frailty"), ByAge("stay"), Values("stay-frailty"), ByAge("stay-death"), Values("stay-death-frailty"));
        (StaySigma, SupportSigma) = (Sigma(One("stay-variation")), Sigma(One("intermediate-variation")));
        (NeedsSupport, NeedsBed, NeedsCareHome) = (Values("needs-support-at-home"), Values("needs-bed"), Values("needs-care-home"));
        (ArrangingSupport, ArrangingBed, ArrangingCareHome) = (One("arranging-support-at-home"), One("arranging-bed"), One("arranging-care-home"));
        (Support, Bed, CareAfterSupport, CareHomeAfterBed, GivesUp) = (One("support-at-home"), One("intermediate-bed"), Values("care-after-support"), Values("care-home-after-bed"), One("gives-up-waiting"));
        (Frailer, LosesCarer, CareBegins, CareHomeBegins, CareHomeWithCarer) = (ByAgeWeekly("frailer"), ByAgeWeekly("loses-carer"), Weekly("care-begins"), Weekly("care-home-begins"), One("care-home-with-carer"));
        (Planned, PlannedStay, Hospice, HospiceStay) = (ByAgeWeekly("planned"), One("planned-stay"), One("hospice"), One("hospice-stay"));
        (Gp, GpFrailty, GpConditions, Community, CommunityPlace) = ([.. ByAgeWeekly("gp").Select(v => v / 7)], Values("gp-frailty"), Values("gp-conditions"), [.. Weekly("community").Select(v => v / 7)], Values("community-place"));
        (Quality, QualityFrailty, QualityPlace, Strain, StrainWithCare, GoesWell) = (ByAge("quality"), Values("quality-frailty"), Values("quality-place"), Values("strain"), One("strain-with-care"), Values("goes-well"));
        PlaceDay = [0, 0, Pence("cost-ward-day"), Pence("cost-ready-day"), Pence("cost-support-day"), Pence("cost-bed-day"), Pence("cost-care-home-day"), Pence("cost-hospice-day")];
        CareDay = [.. Values("care-hours").Select(hours => (int)Math.Round(hours / 7 * One("cost-care-hour") * 100, MidpointRounding.AwayFromZero))];
        Each = [Pence("cost-gp"), Pence("cost-community"), Pence("cost-urgent-response"), Pence("cost-attendance"), 0, Pence("cost-planned-stay"), 0];
    }

    /// <summary>A logarithm's standard deviation from the ratio of standard deviation to mean.</summary>
    private static double Sigma(double variation) => Math.Sqrt(Math.Log(1 + (variation * variation)));

    private static double[] Along(Assumption assumption)
    {
        var (values, step) = (new double[Ages], 0);
        for (var age = 0; age < Ages; age++)
        {
            while (step + 1 < assumption.From!.Count && age >= assumption.From[step + 1]) step++;
            values[age] = assumption.Values[step];
        }

        return values;
    }
}
