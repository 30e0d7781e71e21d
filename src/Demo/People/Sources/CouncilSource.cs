using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>
/// The council: adult social care in the events of Client Level Data, Blue Badges, carers, and children with education, health and care plans.
/// It knows of those who ask or are helped, not of everybody.
/// </summary>
internal static class CouncilSource
{
    private static readonly string[] Routes = ["Community", "Discharge from hospital", "Diversion from hospital", "Self-funder with depleted funds", "Other"];
    private static readonly string[] Asked =
    [
        "Daughter rang: struggling with the bath", "Son rang: not coping since a fall", "Rang about equipment for the stairs", "GP asks for help with washing and dressing",
        "Neighbour worried: not eating", "Asks about paying for home care", "Carer worn out, asks for a break", "Care transfer hub: help needed to go home",
    ];

    private static readonly string[] Views =
    [
        "\"I want to stay where I am.\"", "\"I can do most of it if somebody does the heavy part.\"", "\"My wife does everything and she is tired.\"", "\"I don't want strangers, but I see I need somebody.\"",
    ];

    public static void Write(Records records, Life life)
    {
        var knownCarer = life.IsCarer && life.Age >= 16 && life.Chance.Hit(SocialCareRates.CarerKnownToCouncil);
        var care = life.NeedsCare || life.InCareHome;
        var byCouncil = life.Living is Living.CouncilHomeCare or Living.CouncilCareHome;
        var asked = life.AskedCouncil || byCouncil || (care && life.Chance.Hit(0.45));
        if (!(asked || life.BlueBadge || knownCarer || life.EducationPlan))
            return;
        var council = records.From(Organisations.Council, Knowledge.Of(life, OrganisationKind.Council));
        var began = life.Day(1.6);
        if (asked)
            Request(council, life, began);
        if (byCouncil)
            Support(council, life, began);
        else if (asked && life.Chance.Hit(0.25))
            ShortTerm(council, life, began);
        if (life.BlueBadge)
            council.Done(Concept.Words("Blue Badge given"), life.Day(3), Officer(life), "For three years.");
        if (knownCarer)
            Carer(council, life);
        if (life.EducationPlan)
            council.CareService(SocialCare.OngoingLowLevel, SocialCare.Component("Education, health and care plan"), Organisations.Council, life.Day(2), null, new ServiceCost(0, "week", 0), (SocialCare.Commissioned, SocialCare.CouncilFunded, SocialCare.Learning), Officer(life), "Reviewed every year with school, health and family.");
        if (asked && life.Disputed)
            council.Told(Measures.LivesWith, life.Chance.Pick(["Lives alone", "Lives with family", "Lives with spouse"]), began, Officer(life));
        if (asked && life.Chance.Hit(0.03))
            council.Flag(FlagKind.Safeguarding, "Safeguarding enquiry: speak to adult social care before sharing anything with family.", life.Day(0.8), Worker(life), life.Today.AddMonths(3));
    }

    private static Concept Reason(Life life) =>
        life.Has(LongTermConditions.LearningDisability) ? SocialCare.Learning
        : life.Has(LongTermConditions.Dementia) ? SocialCare.Memory
        : life.Has(LongTermConditions.SevereMentalIllness) ? SocialCare.MentalHealth
        : life.Chance.Hit(0.7) ? SocialCare.PersonalCare : SocialCare.AccessMobility;

    private static void Request(SourceBuilder council, Life life, DateOnly day)
    {
        var outcome = life.Living switch
        {
            Living.CouncilHomeCare or Living.CouncilCareHome => SocialCare.ToAssessment,
            Living.SelfFundedHomeCare or Living.SelfFundedCareHome => SocialCare.NoActionSelfFunding,
            _ => life.Chance.Hit(0.3) ? SocialCare.ToReablement : SocialCare.NoActionAdvice,
        };
        var words = life.Chance.Pick(Asked);
        council.CareRequest(day, words, SocialCare.Route(life.Chance.Pick(Routes)), Reason(life), outcome, Officer(life));
        council.Contact(Contacts.CouncilContact, day.OnWeekday().At(9 + life.Chance.Between(0, 7), 5 * life.Chance.Between(0, 11)), 15, Officer(life), words);
    }

    private static void Support(SourceBuilder council, Life life, DateOnly asked)
    {
        var worker = Worker(life);
        var reason = Reason(life);
        var assessed = Min(asked.AddDays(life.Chance.Between(5, 42)), life.LastDay).OnWeekday();
        council.Contact(Contacts.CouncilVisit, assessed.At(10, 0), 80, worker, "Care and support assessment");
        council.Answers(Questionnaires.CareAssessment, assessed.At(12, 0), worker.Ref, council.Patient, ("view", life.Chance.Pick(Views)), ("eligible", "Personal hygiene; dressing; nutrition; links with others."));
        var from = Min(assessed.AddDays(life.Chance.Between(2, 21)), life.LastDay);
        var ended = life.Who.Died;
        if (life.InCareHome)
        {
            var nursing = life.CareHome!.Code[^1] % 2 == 0;
            council.CareService(nursing ? SocialCare.LongTermNursing : SocialCare.LongTermResidential, SocialCare.Component(nursing ? "Nursing care home" : "Residential care home"), life.CareHome, from, ended,
                new ServiceCost(nursing ? 1_065m : 905m, "week", 1), (SocialCare.Commissioned, SocialCare.CouncilFunded, reason), worker);
        }
        else
        {
            var directly = life.Chance.Hit(life.Age >= 65 ? SocialCareRates.DirectPayment65AndOver : SocialCareRates.DirectPayment18To64);
            council.CareService(SocialCare.LongTermCommunity, SocialCare.Component(directly ? "Direct payment: personal assistant" : "Home care"), directly ? Organisations.Council : HomeCareSource.Agency(life), from, ended,
                new ServiceCost(directly ? 17.80m : 24.60m, "hour", life.Chance.Between(3, 28)), (directly ? SocialCare.DirectPayment : SocialCare.ManagedBudget, SocialCare.CouncilFunded, reason), worker);
        }

        var review = from.AddDays(life.Chance.Between(42, 400)).OnWeekday();
        if (review <= life.LastDay)
            council.CareReview(review.At(14, 0), true, worker, SocialCare.NoChange, "Going well. Same support to go on.");
        else if (life.Who.Died is null)
            council.Action("Review of care and support", worker, from, review, worker);
    }

    private static void ShortTerm(SourceBuilder council, Life life, DateOnly asked)
    {
        var from = Min(asked.AddDays(life.Chance.Between(1, 10)), life.LastDay);
        var until = from.AddDays(42);
        council.CareService(SocialCare.StMax, SocialCare.Component("Reablement at home"), Organisations.Council, from, until <= life.LastDay ? until : life.Who.Died,
            new ServiceCost(31.20m, "hour", life.Chance.Between(5, 12)), (SocialCare.Commissioned, SocialCare.CouncilFunded, Reason(life)), Worker(life));
    }

    private static void Carer(SourceBuilder council, Life life)
    {
        var day = life.Day(2).OnWeekday();
        council.Answers(Questionnaires.CarerConversation, day, Worker(life).Ref, council.Patient,
            ("caring", life.Chance.Pick(["I look after my mother every day.", "I care for my husband, day and night.", "I do everything for my son that he cannot do.", "I go round to Dad's before and after work."])),
            ("break", life.Chance.Pick(["An afternoon to myself.", "To know who to ring.", "A weekend off.", "To be listened to."])));
        council.CareService(SocialCare.CarerDirect, SocialCare.Component("Carer's direct payment"), Organisations.Council, day, day,
            new ServiceCost(300m, "once", 0), (SocialCare.DirectPayment, SocialCare.CouncilFunded, SocialCare.CarerSupport), Worker(life));
    }

    private static StaffMember Officer(Life life) => Workforce.Council(life.Who.Neighbourhood, "Contact officer");

    private static StaffMember Worker(Life life) => Workforce.Council(life.Who.Neighbourhood, life.Who.Index % 2 == 0 ? "Social worker" : "Social care assessor");

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
