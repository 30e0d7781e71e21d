namespace Goldthread.Record.Tests.Summary;

public sealed class CareAtHomeSectionTests
{
    [Fact]
    public void Read_CouncilPackage_HasProviderFrequencyAndDates()
    {
        var service = Given.Record(Given.Council("""
            {'resourceType':'ServiceRequest','status':'active','intent':'order','code':{'text':'Home care'},'performer':[{'display':'Kindly Care Ltd'}],
             'occurrenceTiming':{'repeat':{'frequency':4,'period':1,'periodUnit':'d','duration':30,'durationUnit':'min','boundsPeriod':{'start':'2025-06-01','end':'2026-06-01'}}}}
            """)).CareAtHome.Services.Single();
        (service.Text, service.Provider, service.Frequency, service.Starts!.Value.DateWords, service.Ends!.Value.DateWords)
            .ShouldBe(("Home care", "Kindly Care Ltd", "4 times a day for 30 minutes each time", "1 June 2025", "1 June 2026"));
    }

    [Fact]
    public void Read_CarePlanActivity_IsAService()
    {
        var service = Given.Record(Given.Council("""
            {'resourceType':'CarePlan','status':'active','title':'Home care package','period':{'start':'2025-06-01'},'activity':[
              {'detail':{'status':'in-progress','code':{'text':'Morning visit'},'scheduledString':'every day at 8','performer':[{'display':'Kindly Care Ltd'}]}},
              {'detail':{'status':'cancelled','code':{'text':'Evening visit'}}}]}
            """)).CareAtHome.Services.Single();
        (service.Text, service.Frequency, service.Provider, service.Status).ShouldBe(("Morning visit", "every day at 8", "Kindly Care Ltd", "In progress"));
    }

    [Theory]
    [InlineData("{'resourceType':'ServiceRequest','status':'active','code':{'text':'Chest X-ray'}}")]
    [InlineData("{'resourceType':'ServiceRequest','status':'completed','code':{'text':'Home care'}}")]
    [InlineData("{'resourceType':'ServiceRequest','status':'active','code':{'text':'Reablement'},'occurrencePeriod':{'start':'2025-01-01','end':'2025-02-12'}}")]
    [InlineData("{'resourceType':'CarePlan','status':'active','title':'Diabetes plan','activity':[{'detail':{'code':{'text':'Exercise'}}}]}")]
    public void Read_OtherOrEnded_IsNoServiceAtHome(string json) => Given.Record(Given.Council(json)).CareAtHome.Services.ShouldBeEmpty();

    [Fact]
    public void Read_VisitsOfTheWeek_RunFromMondayToSunday()
    {
        var home = Given.Record(
            Visit("2025-09-28T20:00:00+01:00", "finished"), Visit("2025-09-29T08:00:00+01:00", "finished"), Visit("2025-10-03T08:00:00+01:00", "finished"),
            Visit("2025-10-04T08:00:00+01:00", "cancelled"), Visit("2025-10-05T20:00:00+01:00", "planned"), Visit("2025-10-06T08:00:00+01:00", "planned")).CareAtHome;
        home.Visits.Select(v => v.When!.Value.FirstDay.Day).ShouldBe([29, 3, 4, 5]);
        home.VisitWords.ShouldBe("4 visits this week: 2 done, 1 to come or not confirmed, 1 cancelled.");
        home.Visits[0].Visitor.ShouldBe("Kindly Care Ltd");
    }

    [Fact]
    public void Read_NoVisits_SaysSo() => Given.Record().CareAtHome.VisitWords.ShouldBe("No visits at home are recorded for this week.");

    private static Goldthread.Record.Summary.RecordEntry Visit(string start, string status) => Given.Council(
        "{'resourceType':'Encounter','status':'" + status + "','class':{'code':'HH'},'period':{'start':'" + start + "'},'serviceProvider':{'display':'Kindly Care Ltd'}}");
}
