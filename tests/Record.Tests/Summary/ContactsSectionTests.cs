using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class ContactsSectionTests
{
    [Theory]
    [InlineData("IMP", ContactKind.Stay, "Hospital stay")]
    [InlineData("EMER", ContactKind.Emergency, "Emergency attendance")]
    [InlineData("HH", ContactKind.HomeVisit, "Home visit")]
    [InlineData("VR", ContactKind.Remote, "Telephone or video contact")]
    [InlineData("AMB", ContactKind.Clinic, "Clinic or surgery contact")]
    [InlineData("XYZ", ContactKind.Other, "Contact")]
    public void KindOf_Class_IsItsKind(string code, ContactKind kind, string title)
    {
        var encounter = Given.Json("{'class':{'code':'" + code + "'}}");
        (EncounterText.KindOf(encounter), EncounterText.Title(encounter)).ShouldBe((kind, title));
    }

    [Fact]
    public void Read_StayWithoutEnd_IsNow()
    {
        var stay = Given.Record(Given.Hospital("""
            {'resourceType':'Encounter','status':'in-progress','class':{'code':'IMP'},'period':{'start':'2025-10-01T10:00:00+01:00'},'reasonCode':[{'text':'Fall'}],
             'location':[{'location':{'display':'Ward 7'}}],'participant':[{'individual':{'display':'Dr Lee'}}]}
            """)).Contacts.Stays.Single();
        (stay.IsNow, stay.Reason, stay.Where, stay.Who.Single()).ShouldBe((true, "Fall", "Ward 7", "Dr Lee"));
    }

    [Fact]
    public void Read_FinishedStay_IsNotNow() =>
        Given.Record(Given.Hospital("{'resourceType':'Encounter','status':'finished','class':{'code':'IMP'},'period':{'start':'2025-09-01'}}")).Contacts.Stays.Single().IsNow.ShouldBeFalse();

    [Fact]
    public void Read_ToCome_IsSoonestFirstAndLeavesOutPastAndCancelled() => Given.Record(
        Appointment("b", "booked", "2025-10-20T10:00:00+01:00"), Appointment("a", "booked", "2025-10-03T16:00:00+01:00"), Appointment("past", "booked", "2025-10-03T09:00:00+01:00"),
        Appointment("off", "cancelled", "2025-10-20T10:00:00+01:00"), Given.Gp("{'resourceType':'Encounter','id':'e','status':'planned','class':{'code':'HH'},'period':{'start':'2025-10-10'}}"))
        .Contacts.ToCome.Select(c => c.Reference).ShouldBe(["Appointment/a", "Encounter/e", "Appointment/b"]);

    [Fact]
    public void Read_Appointment_SaysWhereAndWho()
    {
        var appointment = Given.Record(Appointment("a", "booked", "2025-10-20T10:00:00+01:00")).Contacts.ToCome.Single();
        (appointment.Text, appointment.Where, appointment.Who.Single()).ShouldBe(("Leg check", "Eastfield Clinic", "Jo Bell"));
    }

    [Fact]
    public void Read_SameStayFromTwoSources_IsOne()
    {
        const string stay = "{'resourceType':'Encounter','status':'finished','class':{'code':'IMP'},'period':{'start':'2025-09-01','end':'2025-09-04'},'serviceProvider':{'display':'Wren Hospital'}}";
        Given.Record(Given.Hospital(stay), Given.Council(stay)).Contacts.Stays.Single().SourceNames.Count().ShouldBe(2);
    }

    private static RecordEntry Appointment(string id, string status, string start) => Given.Gp(
        "{'resourceType':'Appointment','id':'" + id + "','status':'" + status + "','description':'Leg check','start':'" + start + "','participant':[{'actor':{'reference':'Practitioner/1','display':'Jo Bell'},'status':'accepted'},"
        + "{'actor':{'reference':'Location/1','display':'Eastfield Clinic'},'status':'accepted'},{'actor':{'reference':'Patient/p','display':'Margaret Smith'},'status':'accepted'}]}");
}
