namespace Goldthread.Record.Tests.Summary;

public sealed class OpenActionsSectionTests
{
    [Theory]
    [InlineData("requested", "Waiting for Jo Bell to accept")]
    [InlineData("accepted", "Jo Bell to do")]
    [InlineData("in-progress", "Jo Bell to do")]
    [InlineData("on-hold", "On hold with Jo Bell")]
    public void Read_Task_SaysWhoseMoveItIs(string status, string move) =>
        Given.Record(Given.Gp("{'resourceType':'Task','status':'" + status + "','description':'Fit grab rail','owner':{'display':'Jo Bell'}}")).OpenActions.Items.Single().WhoseMove.ShouldBe(move);

    [Fact]
    public void Read_TaskWithoutOwner_SaysNobodyHasIt() =>
        Given.Record(Given.Gp("{'resourceType':'Task','status':'requested','description':'Fit grab rail'}")).OpenActions.Items.Single().WhoseMove.ShouldBe("Waiting for somebody to take it");

    [Theory]
    [InlineData("completed")]
    [InlineData("cancelled")]
    [InlineData("rejected")]
    [InlineData("failed")]
    public void Read_TaskThatIsOver_IsNotOpen(string status) => Given.Record(Given.Gp("{'resourceType':'Task','status':'" + status + "'}")).OpenActions.Items.ShouldBeEmpty();

    [Fact]
    public void Read_DueYesterday_IsOverdueAndFirst()
    {
        var actions = Given.Record(
            Given.Gp("{'resourceType':'Task','id':'a','status':'accepted','description':'Today','restriction':{'period':{'end':'2025-10-03'}}}"),
            Given.Gp("{'resourceType':'Task','id':'b','status':'accepted','description':'Whenever'}"),
            Given.Gp("{'resourceType':'Task','id':'c','status':'accepted','description':'Late','restriction':{'period':{'end':'2025-10-02'}}}")).OpenActions;
        actions.Items.Select(a => (a.Text, a.IsOverdue)).ShouldBe([("Late", true), ("Today", false), ("Whenever", false)]);
        actions.Overdue.ShouldBe(1);
    }

    [Fact]
    public void Read_RequestCarriedOutByATask_IsToldOnce() => Given.Record(
        Given.Gp("{'resourceType':'ServiceRequest','id':'r','status':'active','intent':'order','code':{'text':'Physiotherapy'}}"),
        Given.Gp("{'resourceType':'Task','status':'accepted','focus':{'reference':'ServiceRequest/r'}}")).OpenActions.Items.Single().Text.ShouldBe("Physiotherapy");

    [Fact]
    public void Read_ActiveRequest_IsOpenWithItsPerformerAndPriority()
    {
        var action = Given.Record(Given.Gp("""
            {'resourceType':'ServiceRequest','status':'active','intent':'order','priority':'urgent','code':{'text':'Physiotherapy'},'performer':[{'display':'MSK service'}],'occurrenceDateTime':'2025-11-01','reasonCode':[{'text':'Hip pain'}]}
            """)).OpenActions.Items.Single();
        (action.WhoseMove, action.Priority, action.Due!.Value.DateWords, action.Reason).ShouldBe(("MSK service to do", "Urgent", "1 November 2025", "Hip pain"));
    }

    [Theory]
    [InlineData("'status':'active','intent':'order','code':{'text':'Home care'}")]
    [InlineData("'status':'active','intent':'option','code':{'text':'Physiotherapy'}")]
    [InlineData("'status':'completed','intent':'order','code':{'text':'Physiotherapy'}")]
    [InlineData("'status':'active','intent':'order','doNotPerform':true,'code':{'text':'Turn'}")]
    public void Read_PackageOptionOrDone_IsNoOpenAction(string parts) => Given.Record(Given.Gp("{'resourceType':'ServiceRequest'," + parts + "}")).OpenActions.Items.ShouldBeEmpty();
}
