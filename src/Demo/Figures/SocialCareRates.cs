namespace Goldthread.Demo.Figures;

/// <summary>Who has social care and who gives care: published rates and, where marked, our own spread over age.</summary>
internal static class SocialCareRates
{
    // ASCOF 2020-21 open data, measure 1C(1A) denominators over 2A(1) and 2A(2) denominators: people with council-arranged community
    // long-term support, 217,032 of 33,992,831 aged 18 to 64, and 227,096 of 10,464,019 aged 65 and over.
    // https://digital.nhs.uk/data-and-information/publications/statistical/adult-social-care-outcomes-framework-ascof/england-2020-21
    public const double CommunitySupport18To64 = 217_032.0 / 33_992_831;
    public const double CommunitySupport65AndOver = 227_096.0 / 10_464_019;

    // Direct payments among them, ASCOF 2020-21, 1C(2A): 38.4% at 18 to 64, 15.3% at 65 and over.
    public const double DirectPayment18To64 = 0.384;
    public const double DirectPayment65AndOver = 0.153;

    // 2.5% of people of 65 and over lived in care homes, and they were 82.1% of residents: Census 2021,
    // https://www.ons.gov.uk/peoplepopulationandcommunity/birthsdeathsandmarriages/ageing/articles/olderpeoplelivingincarehomesin2021andchangessince2011/2023-10-09
    public const double CareHome65AndOver = 0.025;
    public const double CareHome18To64 = 0.0018;

    // 48.9% of residents in care homes for older people and 2.0% in those for younger adults paid for themselves, March 2022 to February 2023:
    // https://www.ons.gov.uk/peoplepopulationandcommunity/healthandsocialcare/socialcare/articles/carehomesandestimatingtheselffundingpopulationengland/2022to2023
    public const double SelfFundedCareHome65AndOver = 0.489;
    public const double SelfFundedCareHome18To64 = 0.02;

    // About a quarter of people with home care pay for it themselves (ONS 2022 to 2023, rounded): for every 100 with council-arranged care, 30 more.
    public const double SelfFundedHomeCarePerCouncil = 0.30;

    // Requests from new clients in a year, ASC-FR 2022-23 as commonly quoted (1.4 million at 65 and over, 0.6 million at 18 to 64);
    // thinned to people, as many ask more than once.
    public const double NewRequest18To64 = 0.013;
    public const double NewRequest65AndOver = 0.085;

    // Blue Badges: about 4.6% of people in England (Department for Transport, 2023, as commonly quoted).
    public const double BlueBadge = 0.046;

    // Unpaid carers, 8.9% of people of 5 and over (Census 2021, as commonly quoted); the spread over age is ours and gives that mean.
    public static double UnpaidCarer(int age) => age switch
    {
        < 5 => 0, < 18 => 0.015, < 30 => 0.052, < 45 => 0.085, < 55 => 0.135, < 65 => 0.158, < 75 => 0.115, < 85 => 0.095, _ => 0.06,
    };

    // Council carers with a contact in the year: 107,384 (ASCOF 2020-21, 1C(1B) denominator) of about 4.7 million carers; doubled for two years of record.
    public const double CarerKnownToCouncil = 0.05;

    // Children and young people with an education, health and care plan, 4.3% of pupils in 2022/23 (DfE, as commonly quoted).
    public const double EducationHealthCarePlan = 0.043;

    // 17% of households rent from a social landlord (Census 2021, as commonly quoted); by deprivation decile, ours, mean near that.
    public static double SocialRent(int decile) => Math.Clamp(0.40 - (decile * 0.042), 0.02, 1);

    /// <summary>How need at 65 and over lies over the bands fit, mild, moderate, severe; ours, scaled to the rates above.</summary>
    public static readonly double[] NeedByFrailty = [0.09, 0.69, 2.95, 9.6];
}
