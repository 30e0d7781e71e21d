using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.People;
using Goldthread.Demo.Writing;
using Goldthread.Kernel.Values;
using static Goldthread.Demo.Area.Cast;

namespace Goldthread.Demo.MrsSmith;

/// <summary>
/// Mrs Smith's daughter, as a person in her own right: what the council agreed with her as a carer, when it asked how she is. It is her record, and her
/// mother does not see it.
/// </summary>
internal static class KarenFraser
{
    /// <summary>Beside those who are counted: she lives elsewhere.</summary>
    public const int Index = 900_110;

    public static DemoPerson Build(ResourceWriter json, DateOnly today)
    {
        var story = new Story(today);
        var records = new Records(json, Who(today));
        var council = records.From(Organisations.Council);
        var asked = story.PlanAgreed.AddDays(6).OnWeekday();
        council.Contact(Contacts.CouncilContact, asked.At(17, 30), 40, SocialWorker, "Carer's conversation", "By telephone, after work. Sleeps badly on the nights when her mother does not answer at seven.");
        council.Answers(Questionnaires.CarerConversation, asked.At(18, 10), SocialWorker.Ref, council.Patient,
            ("caring", "I ring every night. I do the shopping order, the bills and the worrying. I come down every six weeks."),
            ("effect", "I keep my phone on at work. I have used all my leave."),
            ("break", "A proper call from one person, once a week. That would be my break."),
            ("emergency", "Pat Oldroyd for the cat and the key."));
        var call = council.Goal("One call a week from one person, so that I know what is going on", GoalChosenBy.Person, asked, asked.AddDays(180), council.Patient);
        var leave = council.Goal("A week's holiday that is a holiday", GoalChosenBy.Person, asked, asked.AddDays(240), council.Patient);
        council.Plan("Karen's plan as a carer", "What helps her to go on.", asked, SocialWorker, [call, leave], [("Tom Whitfield rings every Friday", Coordinator.Ref), ("Lantern Row rings her first if nobody opens", SocialWorker.Ref)]);
        council.Booked("Is the Friday call helping?", today.AddDays(9).OnWeekday().At(17, 30), 20, SocialWorker, note: "By telephone, after work.");
        return records.Finish();
    }

    private static Resident Who(DateOnly today)
    {
        var area = Wrenfield.SmallAreasOf(Wrenfield.Neighbourhoods[0])[4];
        return new Resident
        {
            Index = Index,
            NhsNumber = NhsNumber.Synthetic(Index).ToString(),
            Family = "Fraser",
            Given = ["Karen", "Ann"],
            Title = "Ms",
            Preferred = "Karen",
            Sex = Sex.Female,
            BirthDate = today.YearsAgo(57).DaysAgo(61),
            Ethnicity = Ethnicity.Of("A"),
            Neighbourhood = Wrenfield.Neighbourhoods[0],
            SmallArea = area,
            Home = new("5 Harbour Rise", area.Postcodes[0], "Aberdeen"),
            Mobile = EdieSmith.KarenPhone,
            Practice = Organisations.Practices[0],
        };
    }
}
