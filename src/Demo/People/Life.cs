using Goldthread.Demo.Area;
using Goldthread.Demo.Figures;

namespace Goldthread.Demo.People;

/// <summary>How somebody has their care at home or elsewhere.</summary>
internal enum Living
{
    Independent,
    CouncilHomeCare,
    SelfFundedHomeCare,
    CouncilCareHome,
    SelfFundedCareHome,
}

/// <summary>What is true of a made person, before anybody writes it down. The sources then each write their part, and sometimes differ.</summary>
internal sealed class Life
{
    private readonly List<LongTermCondition> _conditions = new(6);

    public required Chance Chance { get; init; }

    public required Resident Who { get; set; }

    /// <summary>The care home somebody lives in, or null.</summary>
    public Organisation? CareHome { get; private set; }

    public required DateOnly Today { get; init; }

    public int Age { get; private init; }

    /// <summary>The last day on which anything can have happened: the day before today, or the day of death.</summary>
    public DateOnly LastDay { get; private init; }

    public IReadOnlyList<LongTermCondition> Conditions => _conditions;

    public FrailtyBand Frailty { get; private set; }

    public double FrailtyScore { get; private set; }

    public Living Living { get; private set; }

    public bool IsCarer { get; private set; }

    public bool RentsSocially { get; private set; }

    public bool BlueBadge { get; private set; }

    public bool AskedCouncil { get; private set; }

    public bool EducationPlan { get; private set; }

    public double WeightKilograms { get; private set; }

    /// <summary>True for somebody who asked that their data be used for their own care only.</summary>
    public bool OptedOut { get; private set; }

    /// <summary>True where the sources disagree about this person: the demo's answer to real records.</summary>
    public bool Disputed { get; private set; }

    public bool Has(LongTermCondition condition) => _conditions.Contains(condition);

    public bool NeedsCare => Living is Living.CouncilHomeCare or Living.SelfFundedHomeCare;

    public bool InCareHome => Living is Living.CouncilCareHome or Living.SelfFundedCareHome;

    public static Life Draw(Chance chance, Resident who, DateOnly today)
    {
        var lastDay = who.Died ?? today.AddDays(-1);
        var life = new Life { Chance = chance, Who = who, Today = today, LastDay = lastDay, Age = who.AgeOn(today) };
        life.DrawHealth();
        life.DrawCare();
        if (life.InCareHome)
            life.MoveIn();
        return life;
    }

    /// <summary>A day in the past years, up to the last day; never before birth.</summary>
    public DateOnly Day(double years)
    {
        var earliest = LastDay.AddDays(-(int)(years * 365));
        if (earliest < Who.BirthDate)
            earliest = Who.BirthDate;
        return earliest.AddDays(Chance.Between(0, LastDay.DayNumber - earliest.DayNumber));
    }

    /// <summary>Days of contacts, in order of time.</summary>
    public DateOnly[] Days(double aYear, double years)
    {
        var lived = Math.Min(years, (LastDay.DayNumber - Who.BirthDate.DayNumber) / 365.25);
        var days = new DateOnly[Chance.Count(aYear * lived)];
        for (var i = 0; i < days.Length; i++)
            days[i] = Day(lived);
        Array.Sort(days);
        return days;
    }

    private void DrawHealth()
    {
        // A leaning to ill health of one's own (mean 1) makes conditions cluster in the same people, as they do.
        var leaning = Math.Exp(Chance.Around(-0.18, 0.6));
        var decile = Who.SmallArea.DeprivationDecile;
        foreach (var condition in LongTermConditions.All)
        {
            var odds = condition.Probability(Age, Who.Sex, decile) * leaning;
            if (Chance.Hit(Math.Min(odds, 0.92)) && !(condition == LongTermConditions.Type1Diabetes && Has(LongTermConditions.Diabetes)))
                _conditions.Add(condition);
        }

        FrailtyScore = Figures.Frailty.Score(Age, _conditions.Count, Chance.Around(Math.Log(leaning), 0.5));
        Frailty = Figures.Frailty.Band(Age, FrailtyScore);
        WeightKilograms = Age >= 18 ? Chance.Around(Who.Sex == Sex.Male ? 85 : 72, 12) + (Has(LongTermConditions.Obesity) ? 22 : 0) : 3.5 + (Age * 3.3);
        OptedOut = Chance.Hit(ContactRates.OptedOut);
        Disputed = Chance.Hit(Age >= 65 ? 0.16 : 0.07);
    }

    private void DrawCare()
    {
        var decile = Who.SmallArea.DeprivationDecile;
        var older = Age >= 65;
        var need = older ? SocialCareRates.NeedByFrailty[(int)Frailty] * (Has(LongTermConditions.Dementia) ? 1.9 : 0.93) : NeedUnder65();
        var wealth = 0.5 + (decile / 11.0);
        var home = older ? SocialCareRates.CareHome65AndOver * need * (Age >= 85 ? 1.38 : 0.735) : SocialCareRates.CareHome18To64 * need;
        var council = (older ? SocialCareRates.CommunitySupport65AndOver : SocialCareRates.CommunitySupport18To64) * need / wealth;
        var own = older ? SocialCareRates.CommunitySupport65AndOver * SocialCareRates.SelfFundedHomeCarePerCouncil * need * wealth * 1.15 : 0;
        if (Age >= 18)
        {
            var draw = Chance.Share();
            var selfFunds = Chance.Hit((older ? SocialCareRates.SelfFundedCareHome65AndOver : SocialCareRates.SelfFundedCareHome18To64) * wealth);
            Living = draw < home ? (selfFunds ? Living.SelfFundedCareHome : Living.CouncilCareHome)
                : draw < home + council ? Living.CouncilHomeCare
                : draw < home + council + own ? Living.SelfFundedHomeCare
                : Living.Independent;
        }

        IsCarer = !InCareHome && Frailty < FrailtyBand.Severe && Chance.Hit(SocialCareRates.UnpaidCarer(Age));
        RentsSocially = !InCareHome && Chance.Hit(SocialCareRates.SocialRent(decile));
        BlueBadge = Chance.Hit(Math.Min(0.6, SocialCareRates.BlueBadge * (older ? 1.4 + (2.6 * (int)Frailty) : 0.25 + (0.42 * _conditions.Count))));
        var asks = (older ? SocialCareRates.NewRequest65AndOver * (0.45 + (0.75 * (int)Frailty)) : SocialCareRates.NewRequest18To64 * (0.5 + (0.6 * _conditions.Count))) * ContactRates.Years;
        AskedCouncil = Age >= 18 && Chance.Hit(Math.Min(0.8, asks));
        EducationPlan = Age is >= 4 and < 20 && Chance.Hit(Has(LongTermConditions.Autism) || Has(LongTermConditions.LearningDisability) ? 0.6 : 0.024);
    }

    // Their old address becomes what a source that never heard still holds.
    private void MoveIn()
    {
        CareHome = Organisations.CareHomes[((Who.Neighbourhood.Number - 1) * 8) + Chance.Between(0, 7)];
        Who = Who with { Home = new(CareHome.Name, Who.Home.Postcode), Landline = CareHome.Phone };
    }

    private double NeedUnder65() =>
        0.35 + (Has(LongTermConditions.LearningDisability) ? 45 : 0) + (Has(LongTermConditions.SevereMentalIllness) ? 9 : 0) + (Has(LongTermConditions.Stroke) ? 6 : 0) + (Has(LongTermConditions.Epilepsy) ? 3 : 0);
}
