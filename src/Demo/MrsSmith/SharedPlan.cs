using Goldthread.Demo.Area;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;

namespace Goldthread.Demo.MrsSmith;

/// <summary>The one plan, kept by her care coordinator: her words, her circle, her goals, who does what by when.</summary>
internal static class SharedPlan
{
    public static void Write(SourceBuilder team, Story story)
    {
        var agreed = story.PlanAgreed;
        var karen = team.Relative("Karen Fraser", "Daughter", EdieSmith.KarenPhone, carer: true, story.Today.YearsAgo(4), "Aberdeen");
        var pat = team.Relative("Pat Oldroyd", "Neighbour, Flat 3", EdieSmith.NeighbourPhone, carer: false, story.Today.YearsAgo(9));
        AboutHer(team, story, karen);
        var circle = Circle(team, story, karen, pat);
        Plan(team, agreed, circle, karen);
        Actions(team, story);
        Messages(team, story, karen);
        team.Agreed("Karen may see the plan, the appointments and the visit notes, and be rung about them. Not letters from the hospital.", true, agreed, karen, team.Patient);
    }

    private static void AboutHer(SourceBuilder team, Story story, Ref karen) =>
        team.AboutMe(story.PlanAgreed.At(15, 0), team.Patient,
            ("important", "My garden, even if it is only pots now. Biscuit, my cat, who is fourteen. Church on Sunday at St Aelred's: I have sung there since I was nineteen. And staying in my own home. I have buried a husband from this town and I mean to be carried out of my own front door."),
            ("people", "Karen, my daughter, in Aberdeen. She rings at seven every evening. Pat next door, who has a key and fetches my shopping. Alan who comes on Thursdays and lets me win at cribbage. Reverend Joy."),
            ("communicate", "I hear better on the left, so sit there. Look at me when you talk. Big print, please. I am not daft, I am deaf."),
            ("wellness", "A good day is breakfast in my chair by the window, my pots watered and the cat fed, and not having to stop on the way to the gate. A bad day I cannot get my breath to talk, and then I get frightened."),
            ("please-do", "Please call me Edie. Tell me before you touch my bad leg. Let me do my own face and hands. Please don't move my chair, don't let the cat out at the front, and don't talk over my head to Karen."),
            ("support", "I want help with my feet, my stockings and my bath. I can make my own tea if the kettle is not too full. In the morning come after eight: I am no use before my tablets."),
            ("also", "I worked thirty years at the mill school as the cook. I do not like to be a nuisance, so ask me twice."),
            ("written-by", "Tom Whitfield, my care coordinator, and Karen on the telephone."));

    private static Ref Circle(SourceBuilder team, Story story, Ref karen, Ref pat) =>
        team.Team("Edie's circle", story.PlanAgreed,
            (Coordinator.Ref, "Care coordinator, your first call: 01632 960505"),
            (Gp.Ref, "GP and named accountable clinician"),
            (DistrictNurse.Ref, "District nurse"),
            (Cast.HeartFailureNurse.Ref, "Heart failure nurse"),
            (Cardiologist.Ref, "Heart consultant"),
            (SocialWorker.Ref, "Social worker, accountable for the care package"),
            (CareManager.Ref, "Manager of home care, two visits a day"),
            (HousingOfficer.Ref, "Housing officer"),
            (LinkWorker.Ref, "Link worker"),
            (Befriender.Ref, "Befriender, Thursdays"),
            (Pharmacist.Ref, "Pharmacist, weekly tablet box"),
            (karen, "Daughter and unpaid carer"),
            (pat, "Neighbour with a key"));

    private static void Plan(SourceBuilder team, DateOnly agreed, Ref circle, Ref karen)
    {
        var church = team.Goal("Get to St Aelred's on Sundays, at least twice a month, by Christmas", GoalChosenBy.Person, agreed, Christmas(agreed), team.Patient, "improving", "Went once with the church taxi.");
        var garden = team.Goal("Plant my spring bulbs in the pots by the back door", GoalChosenBy.Person, agreed, agreed.AddDays(80), team.Patient);
        var home = team.Goal("Stay in my own flat, with Biscuit", GoalChosenBy.Person, agreed, null, team.Patient);
        var breath = team.Goal("Stay out of hospital with my breathing: weight under 72 kg", GoalChosenBy.Professional, agreed, agreed.AddDays(180), Cast.HeartFailureNurse.Ref, "worsening", "71.9 kg at the last visit.");
        var leg = team.Goal("Leg healed and in stockings", GoalChosenBy.Professional, agreed, agreed.AddDays(60), DistrictNurse.Ref, "improving");
        var falls = team.Goal("No more falls: rails at the back step and the bath", GoalChosenBy.Professional, agreed, agreed.AddDays(70), Physio.Ref);
        team.Plan("Edie's plan", "What matters to Edie, who helps with what, and what to do when things go wrong. Agreed with Edie at her own table, Karen on the telephone.",
            agreed, Coordinator, [church, garden, home, breath, leg, falls],
            [
                ("Help with washing, stockings and breakfast, mornings after eight", CareManager.Ref),
                ("Help with supper, tablets and getting ready for bed", CareManager.Ref),
                ("Weigh every morning; over 72 kg, or up 2 kg in three days: ring Ellen Byrne, 01632 960515", CareManager.Ref),
                ("Dress the leg once a week", DistrictNurse.Ref),
                ("Church taxi on the second and fourth Sunday; ramp at the vestry door", LinkWorker.Ref),
                ("Cribbage and a chat, Thursdays at two", Befriender.Ref),
                ("Rails, and the level shower before winter", HousingOfficer.Ref),
                ("Ring every evening at seven; tell Tom if Edie sounds breathless", karen),
                ("If frightened or breathless: two puffs, sit up, ring Tom by day or 111 by night. They can see this plan.", team.Patient),
            ],
            circle, "If Karen cannot come: Pat next door feeds the cat. Biscuit goes to Pat if Edie goes into hospital.");
    }

    private static void Actions(SourceBuilder team, Story story)
    {
        var today = story.Today;
        team.Action("Find a driver for this Sunday: the church taxi is off the road", LinkWorker, story.Yesterday, today.AddDays(2), Coordinator, "accepted");
        team.Action("Six-week review of the care package, with Edie, Karen and Lantern Row", SocialWorker, story.HomeCareBegan, story.ReviewDue, Coordinator, "accepted");
        team.Action("Decide on the level shower: chase the Disabled Facilities Grant", HousingOfficer, today.WeeksAgo(5).OnWeekday(), today.DaysAgo(2), Coordinator, "in-progress", note: "Overdue. Surveyor came; waiting for the council's decision.");
        team.Action("Tell the hospital Edie's right address, and that she lives alone", Coordinator, today.DaysAgo(5).OnWeekday(), today.AddDays(1), SocialWorker, "in-progress");
        team.Action("Settle which allergies are right: surgery, hospital and council say different things", Pharmacist, today.DaysAgo(5).OnWeekday(), today.AddDays(7), Coordinator, "requested");
        team.Action("Tell Edie what the team meeting agreed", Coordinator, today.WeeksAgo(2).Last(DayOfWeek.Tuesday), today.WeeksAgo(2).Last(DayOfWeek.Tuesday), Gp, "completed");
        team.Answers(Questionnaires.HowIntegrated, today.WeeksAgo(1).OnWeekday().At(11, 0), Coordinator.Ref, team.Patient,
            ("together", "4 out of 5. Since Tom came, yes. Before that nobody knew what the other one was doing."),
            ("once", "3 out of 5. The hospital still asked me everything, and got it wrong."),
            ("control", "4 out of 5. They ask me. The time of the evening girl was not my choice."),
            ("who", "5 out of 5. Tom. His number is on the fridge."));
    }

    private static void Messages(SourceBuilder team, Story story, Ref karen)
    {
        team.Message(story.KarenWrote.At(19, 25), karen, Coordinator.Ref, "Mum sounds puffed again",
            "Tom, Mum had to stop twice telling me about the cat. It was like this before the hospital. Can somebody look at her tablets? I'm 400 miles away and I can hear it. Karen");
        team.Message(story.NurseCame.At(8, 50), Coordinator.Ref, karen, "Re: Mum sounds puffed again",
            "Karen, thank you. Ellen Byrne, the heart failure nurse, is going in today and the pharmacist is checking the water tablet with Dr Okafor. I will ring you after. Tom");
        team.Contact(Codes.Contacts.Telephone, story.NurseCame.At(16, 50), 12, Coordinator, "Rang Edie and Karen", "Told both: weight up a little, tablet dose being checked, Ellen back within the week, sooner if over 72 kg. Edie: \"I'm not going back in that ward.\"");
        team.Contact(Codes.Contacts.HomeVisit, story.PlanAgreed.At(14, 0), 90, Coordinator, "Making the plan at Edie's table", "Edie, Helen Marsh and me; Karen by telephone. Edie did most of the talking.");
    }

    private static DateOnly Christmas(DateOnly from) => new(from.Month == 12 ? from.Year + 1 : from.Year, 12, 25);
}
