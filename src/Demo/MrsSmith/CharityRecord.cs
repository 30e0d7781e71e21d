using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;

namespace Goldthread.Demo.MrsSmith;

/// <summary>What Wrenfield Neighbours wrote: from "alone most of the week" to cribbage on Thursdays.</summary>
internal static class CharityRecord
{
    public static void Write(SourceBuilder charity, Story story)
    {
        var start = story.Fell.AddDays(20).OnWeekday();
        charity.Contact(Contacts.LinkWorker, start.At(10, 0), 60, LinkWorker, "First conversation", "At home. What matters: church, garden, company that is not paid for. Not a lunch club: \"full of old people\".");
        charity.Problem(Conditions.Loneliness, start, LinkWorker);
        charity.Measured(Measures.Wellbeing, 4, start, charity.Patient, "Before.");
        charity.Referral("Befriending", "Would like a weekly visitor who plays cards", start, LinkWorker, Organisations.Charities[0], "active");
        charity.Contact(Contacts.LinkWorker, start.AddDays(28).OnWeekday().At(10, 0), 40, LinkWorker, "Second conversation", "Matched with Alan Pickles. Church found a taxi with a ramp.");
        for (var week = 6; week >= 1; week--)
        {
            var thursday = story.Yesterday.Last(DayOfWeek.Thursday).DaysAgo(7 * (week - 1));
            charity.Contact(Contacts.Befriending, thursday.At(14, 0), 90, Befriender, "Cribbage and a chat", week switch
            {
                1 => "She won. She is out of breath dealing the cards, told Samira.",
                2 => "Rain, so no garden. Photographs of Harold and the mill school.",
                3 => "Helped her order bulbs: forty tulips, \"if I'm spared\".",
                4 => "Good form. Walked to the gate.",
                5 => "She won twice. I am not letting her.",
                _ => "First visit after hospital. Pale but pleased.",
            });
        }

        charity.Measured(Measures.Wellbeing, 7, story.Today.WeeksAgo(2).OnWeekday(), charity.Patient, "After three months.");
        charity.Message(story.Today.WeeksAgo(2).OnWeekday().At(12, 0), LinkWorker.Ref, Gp.Ref, "Social prescribing: how it went", "Dear Dr Okafor, Edie has a befriender every Thursday and a way to church twice a month. She rates her life 7 of 10, up from 4. We keep going. Samira Hassan");
        charity.Action("Ask the Methodist minibus about Sunday", LinkWorker, story.Yesterday, story.Today.AddDays(2), Coordinator, "in-progress");
    }
}
