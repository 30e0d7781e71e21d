using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;
using static Goldthread.Demo.Codes.SocialCare;

namespace Goldthread.Demo.MrsSmith;

/// <summary>What adult social care wrote, in the four kinds of event of Client Level Data: request, assessment, service, review.</summary>
internal static class CouncilRecord
{
    public static void Write(SourceBuilder council, Story story)
    {
        var today = story.Today;
        council.Relative("Karen Fraser", "Daughter", EdieSmith.KarenPhone, carer: true, lives: "Aberdeen");
        FrontDoor(council, story);
        Assessment(council, story);
        Services(council, story);
        council.Told(Measures.LivesWith, "Lives alone", story.PlanAgreed, SocialWorker);
        council.Allergy(Concept.Words("Sticking plaster"), "Blisters", story.PlanAgreed, SocialWorker, confirmed: false, category: "environment");
        council.Flag(FlagKind.HomeAccess, "Key safe by the front door. Ask Tom Whitfield or Lantern Row Home Care for the number; never write it down here.", story.HomeCareBegan, SocialWorker);
        council.Flag(FlagKind.SafetyAtHome, "Cat slips out at the front: shut the inner door first.", story.HomeCareBegan, SocialWorker, today.MonthsAgo(-6));
        council.Done(Concept.Words("Blue Badge given"), today.MonthsAgo(16).OnWeekday(), ContactOfficer, "For Pat Oldroyd's car and the church taxi. Three years.");
        council.Agreed("Adult social care may share her record with health and housing to plan her care", true, story.PlanAgreed, Organisations.Community.Ref, council.Patient);
        Carer(council, story);
    }

    private static void FrontDoor(SourceBuilder council, Story story)
    {
        var first = story.Fell.AddDays(5).OnWeekday();
        council.CareRequest(first, "Daughter rang: fall at home, struggling with the bath", Route("Community"), AccessMobility, NoActionAdvice, ContactOfficer);
        council.Contact(Contacts.CouncilContact, first.At(10, 15), 20, ContactOfficer, "Daughter asks for help", "Gave the number for grab rails. Karen said nobody rang back.");
        council.CareRequest(story.Admitted.AddDays(5), "Care transfer hub: needs help night and morning to go home", Route("Discharge from hospital"), PersonalCare, ToReablement, ContactOfficer);
    }

    private static void Assessment(SourceBuilder council, Story story)
    {
        var day = story.HomeCareBegan.DaysAgo(5).OnWeekday();
        council.Contact(Contacts.CouncilVisit, day.At(10, 0), 90, SocialWorker, "Care and support assessment", "Together with Grace Adeyemi, so that Edie told it once.");
        council.Answers(Questionnaires.CareAssessment, day.At(11, 30), SocialWorker.Ref, council.Patient,
            ("view", "\"I can do for myself if somebody does my legs and my back. It is the bath that beats me. I will not have strangers in at six in the morning.\""),
            ("strengths", "Sharp, funny, knows her own mind. Cooked for a school for thirty years. A neighbour with a key, a daughter who rings every night, a church that misses her."),
            ("food", "Makes tea, toast and soup. Cannot lift a full pan. Eats better when somebody sits with her."),
            ("washing", "Does face, hands and front. Needs help with back, feet, compression stocking and bath. Manages the toilet with the raised seat."),
            ("home", "Keeps it nice. Cannot change the bed or carry the bin."),
            ("moving", "One stick indoors. Front path with an arm. Back step is a danger."),
            ("people", "On her own from Monday to Saturday except for Pat and Alan. Misses church most."),
            ("carer", "Karen rings daily, orders the shopping on line, comes every six weeks by train. Worries at night. Willing to go on; would like to be told things."),
            ("outcomes", "To wash without fear, to get to church, to plant the pots, to stay put."),
            ("eligible", "Nutrition; personal hygiene; dressing; keeping the home; links with others. Agreed with Edie. Grace Adeyemi signed for health."));
        council.Letter("Care plan", "Your care and support plan", story.HomeCareBegan.At(9, 0), SocialWorker, """
            Dear Edie,

            This is what we agreed at your table.
            - Somebody from Lantern Row Home Care comes every morning between 8 and 9, for 45 minutes, and every evening between 6 and 7, for 30 minutes.
            - You pay £38.50 a week towards it. The council pays the rest.
            - The raised toilet seat and the bath board are yours for as long as you need them.
            - We look at it all again together about eight weeks from the start. If things change sooner, ring Tom on 01632 960505.

            Helen Marsh, social worker
            """);
    }

    private static void Services(SourceBuilder council, Story story)
    {
        council.CareService(StMax, Component("Reablement at home"), Organisations.Council, story.LeftHospital, story.HomeCareBegan.DaysAgo(1),
            new ServiceCost(31.20m, "hour", 10), (Commissioned, CouncilFunded, PersonalCare), Therapist, "Six weeks free of charge. Still needs help with her lower half: long-term care follows.");
        council.CareService(LongTermCommunity, Component("Home care"), Organisations.HomeCareAgencies[0], story.HomeCareBegan, null,
            new ServiceCost(24.60m, "hour", 8.75m), (ManagedBudget, CouncilFunded, PersonalCare), SocialWorker, "45 minutes mornings and 30 minutes evenings, every day. Edie pays £38.50 a week.");
        council.CareService(OngoingLowLevel, Component("Equipment and adaptations"), Organisations.Council, story.LeftHospital.AddDays(1), null,
            new ServiceCost(142.00m, "once", 0), (Commissioned, CouncilFunded, AccessMobility), Therapist, "Raised toilet seat, bath board, perching stool. Checked and safe.");
        council.Contact(Contacts.CouncilVisit, story.LeftHospital.AddDays(1).OnWeekday().At(13, 0), 60, Therapist, "Equipment visit", "Fitted and shown. Shower over bath is not safe for the long run: level shower advised, grant form started.");
        council.CareReview(story.HomeCareBegan.DaysAgo(6).OnWeekday().At(15, 0), true, Therapist, ToSupportPlanning, "End of reablement. Dresses her top half alone, makes her breakfast. Bath, feet and stockings still need help. Wants the same faces.");
        council.Booked("Review of the care package", story.ReviewDue.OnWeekday().At(10, 30), 60, SocialWorker, note: "With Edie, Karen by telephone, Denise Clarke and Tom Whitfield.");
        council.Referral("Disabled Facilities Grant: level shower", "Cannot use the bath safely; back step without a rail", story.Today.WeeksAgo(8).OnWeekday(), Therapist, Organisations.HousingAssociations[0], "active", note: "Estimate £6,480. Waiting for the surveyor's report.");
        council.Action("Send the signed grant form to the surveyor", Therapist, story.Today.WeeksAgo(3).OnWeekday(), story.Today.AddDays(4), SocialWorker, "in-progress");
    }

    private static void Carer(SourceBuilder council, Story story) =>
        council.Answers(Questionnaires.CarerConversation, story.PlanAgreed.AddDays(6).OnWeekday().At(17, 30), SocialWorker.Ref, council.Patient,
            ("caring", "Karen: \"I do the shopping order, the bills, the appointments and the worrying. I come down every six weeks.\""),
            ("effect", "\"I keep my phone on at work. I've used all my leave. I'm all right if I know what's going on.\""),
            ("break", "\"A proper telephone call from one person, once a week. That would be my break.\" Tom rings on Fridays."),
            ("emergency", "Pat Oldroyd for the cat and the key; Lantern Row will stay on until somebody comes."));
}
