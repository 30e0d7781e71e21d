using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class RisksAndWishesSectionTests
{
    [Fact]
    public void Read_ActiveFlag_IsAWarningWithItsReview()
    {
        var warning = Given.Record(Given.Council("{'resourceType':'Flag','status':'active','code':{'text':'Dog in house'},'period':{'end':'2025-09-01'}}")).RisksAndWishes.Warnings.Single();
        (warning.Text, warning.Review!.Value.DateWords, warning.ReviewIsLate).ShouldBe(("Dog in house", "1 September 2025", true));
    }

    [Fact]
    public void Read_InactiveFlag_IsNotShown() => Given.Record(Given.Council("{'resourceType':'Flag','status':'inactive','code':{'text':'Dog in house'}}")).RisksAndWishes.Warnings.ShouldBeEmpty();

    [Theory]
    [InlineData("'code':{'coding':[{'code':'national-reasonable-adjustment-flag'}]}")]
    [InlineData("'code':{'text':'Easy read letters'},'category':[{'text':'Reasonable adjustment'}]")]
    public void Read_AdjustmentFlag_IsAReasonableAdjustment(string parts) =>
        Given.Record(Given.Gp("{'resourceType':'Flag','status':'active'," + parts + "}")).RisksAndWishes.ReasonableAdjustments.Count.ShouldBe(1);

    [Theory]
    [InlineData("'prediction':[{'outcome':{'text':'Fall'},'qualitativeRisk':{'text':'High'}}]", "Fall: High")]
    [InlineData("'prediction':[{'outcome':{'text':'Fall'},'probabilityDecimal':0.25}]", "Fall: 25%")]
    [InlineData("'prediction':[{'outcome':{'text':'Fall'},'probabilityDecimal':25}]", "Fall: 25%")]
    [InlineData("'prediction':[{'outcome':{'text':'Fall'}}]", "Fall")]
    [InlineData("'code':{'text':'Pressure ulcer risk'}", "Pressure ulcer risk")]
    public void Read_RiskAssessment_SaysHowLikely(string parts, string text) =>
        Given.Record(Given.Gp("{'resourceType':'RiskAssessment','status':'final'," + parts + "}")).RisksAndWishes.Risks.Single().Text.ShouldBe(text);

    [Theory]
    [InlineData("{'resourceType':'Consent','status':'active','scope':{'coding':[{'code':'adr'}]},'category':[{'text':'Advance decision'}]}", RiskKind.AdvanceDecision)]
    [InlineData("{'resourceType':'Consent','status':'active','scope':{'coding':[{'code':'adr'}]},'category':[{'coding':[{'code':'dnr','display':'Do Not Resuscitate'}]}]}", RiskKind.Resuscitation)]
    [InlineData("{'resourceType':'Consent','status':'active','category':[{'text':'Treatment escalation plan'}]}", RiskKind.EscalationPlan)]
    [InlineData("{'resourceType':'Consent','status':'active','category':[{'text':'Information access'}]}", RiskKind.Consent)]
    [InlineData("{'resourceType':'CarePlan','status':'active','title':'ReSPECT form'}", RiskKind.EscalationPlan)]
    [InlineData("{'resourceType':'DocumentReference','status':'current','type':{'text':'Treatment escalation plan'}}", RiskKind.EscalationPlan)]
    [InlineData("{'resourceType':'Flag','status':'active','code':{'text':'DNACPR in place'}}", RiskKind.Resuscitation)]
    [InlineData("{'resourceType':'Observation','status':'final','code':{'coding':[{'system':'http://snomed.info/sct','code':'304251008'}]},'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'450476008'}]}}", RiskKind.Resuscitation)]
    public void Read_Wish_IsOfItsKind(string json, RiskKind kind) => Given.Record(Given.Gp(json)).RisksAndWishes.Wishes.Single().Kind.ShouldBe(kind);

    [Theory]
    [InlineData("{'resourceType':'Consent','status':'inactive','category':[{'coding':[{'code':'dnr'}]}]}")]
    [InlineData("{'resourceType':'Flag','status':'active','subject':{},'code':{'text':'Discuss DNACPR at next review'}}")]
    [InlineData("{'resourceType':'Procedure','status':'completed','code':{'text':'Discussion about DNACPR'}}")]
    [InlineData("{'resourceType':'Condition','clinicalStatus':{'coding':[{'code':'inactive'}]},'code':{'coding':[{'code':'304253006'}]}}")]
    public void Read_NoDecisionInForce_IsNoResuscitationWish(string json) =>
        Given.Record(Given.Gp(json)).RisksAndWishes.Wishes.ShouldNotContain(w => w.Kind == RiskKind.Resuscitation);

    [Fact]
    public void Read_ConsentWithABareCode_IsSaidInWords() =>
        Given.Record(Given.Gp("{'resourceType':'Consent','status':'active','category':[{'coding':[{'system':'http://loinc.org','code':'59284-0'}]}]}")).RisksAndWishes.Wishes.Single().Text.ShouldBe("Consent document");

    [Fact]
    public void Read_SameDecisionFromTwoSources_IsShownOnce()
    {
        const string flag = "{'resourceType':'Flag','status':'active','code':{'coding':[{'system':'http://snomed.info/sct','code':'450476008'}]}}";
        Given.Record(Given.Gp(flag), Given.Hospital(flag)).RisksAndWishes.Wishes.Single().SourceNames.Count().ShouldBe(2);
    }
}

public sealed class ResuscitationStanceTests
{
    [Theory]
    [InlineData("Not for attempted CPR", false)]
    [InlineData("DNACPR", false)]
    [InlineData("Do not attempt cardiopulmonary resuscitation", false)]
    [InlineData("For attempted cardiopulmonary resuscitation", true)]
    [InlineData("For full resuscitation", true)]
    [InlineData("Do not attempt stairs alone", null)]
    [InlineData("DNACPR withdrawn", null)]
    [InlineData("DNACPR status", null)]
    [InlineData("Is a DNACPR in place?", null)]
    [InlineData("Resuscitation council course", null)]
    public void Of_Words_OnlyAClearDecisionCounts(string words, bool? attempt) => Of("{'resourceType':'Flag','code':{'text':'" + words + "'}}").ShouldBe(attempt);

    [Theory]
    [InlineData("'valueCodeableConcept':{'text':'No'}", null)]
    [InlineData("'valueBoolean':false", null)]
    [InlineData("'valueBoolean':true", false)]
    [InlineData("'valueString':'Yes'", false)]
    [InlineData("'valueString':'For attempted cardiopulmonary resuscitation'", true)]
    public void Of_QuestionWithAnAnswer_TheAnswerCounts(string value, bool? attempt) =>
        Of("{'resourceType':'Observation','code':{'text':'DNACPR decision'}," + value + "}").ShouldBe(attempt);

    private static bool? Of(string json) => ResuscitationStance.Of(Given.Set(Given.Gp(json)).All[0]);
}
