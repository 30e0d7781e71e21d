using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;
using static Goldthread.Demo.Area.Cast;

namespace Goldthread.Demo.MrsSmith;

/// <summary>What the landlord wrote: the tenancy, the repairs, the rails, the shower that is waiting for a grant.</summary>
internal static class HousingRecord
{
    public static void Write(SourceBuilder landlord, Story story)
    {
        var today = story.Today;
        landlord.Told(Measures.LivesWith, "Alone, sole tenant", today.YearsAgo(9), HousingOfficer);
        landlord.Told(Concept.Words("Housing status"), "Tenant of Wren Homes, ground floor, one bedroom, since Harold Smith's death. Rent paid in full.", today.YearsAgo(9), HousingOfficer);
        landlord.Contact(Contacts.HousingVisit, today.MonthsAgo(14).OnWeekday().At(11, 0), 30, HousingOfficer, "Yearly tenancy visit", "Flat spotless. Boiler noisy: repair raised. She offered me a scone and told me off about the bins.");
        landlord.Done(Concept.Words("Boiler repaired"), today.MonthsAgo(14).OnWeekday().AddDays(6), HousingOfficer);
        landlord.Done(Concept.Words("Grab rail fitted at the front door"), today.MonthsAgo(3).OnWeekday(), HousingOfficer, "Asked for in the week of the fall; took ten weeks. Too long.");
        landlord.Done(Concept.Words("Loose mat removed, kitchen shelf lowered"), today.MonthsAgo(3).OnWeekday(), HousingOfficer);
        var shower = landlord.Referral("Adaptation: level shower, rails at back step and bath", "Occupational therapist's advice: bath unsafe", today.WeeksAgo(8).OnWeekday(), HousingOfficer, Organisations.Council, "active", note: "Disabled Facilities Grant; landlord consents.");
        landlord.Contact(Contacts.HousingVisit, today.WeeksAgo(3).OnWeekday().At(14, 0), 45, HousingOfficer, "Surveyor's visit", "Surveyor measured for the shower. Two weeks' work. Edie asks who will mind Biscuit while the floor is up.");
        landlord.Action("Fit the back step rail: do not wait for the grant", HousingOfficer, today.WeeksAgo(2).OnWeekday(), today.AddDays(5), Coordinator, "in-progress", "urgent");
        landlord.Action("Repair: kitchen tap drips", HousingOfficer, today.DaysAgo(8).OnWeekday(), today.AddDays(12), HousingOfficer);
        var asked = today.WeeksAgo(8).OnWeekday();
        landlord.Adaptation(shower, "Level shower, rails at back step and bath", "Occupational therapist's advice: bath unsafe", Organisations.Council, "DFG-2025-041", null,
        [
            new("ask", asked, "Asked for", HousingOfficer),
            new("assess", asked.AddDays(9).OnWeekday(), "Janine Holt, occupational therapist: bath unsafe, level shower and rails", Therapist),
            new("apply", asked.AddDays(16).OnWeekday(), "Full application received", HousingOfficer),
        ]);
        landlord.Booked("Fit the back step rail", today.AddDays(5).OnWeekday().At(9, 30), 60, HousingOfficer, note: "Handyperson: Stan. Shut the inner door, cat.");
    }
}
