using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.People.Sources;

/// <summary>Charities: social prescribing, befriending, support for carers.</summary>
internal static class CharitySource
{
    public static void Write(Records records, Life life)
    {
        var chance = life.Chance;
        if (life.Age < 16)
            return;
        var low = life.Has(LongTermConditions.Depression) || life.Has(LongTermConditions.Anxiety);
        var linked = chance.Hit(0.006 + (low ? 0.06 : 0) + ((int)life.Frailty * 0.03) + (life.Who.SmallArea.DeprivationDecile <= 3 ? 0.012 : 0));
        var carer = life.IsCarer && chance.Hit(0.09);
        if (linked)
            SocialPrescribing(records, life, low);
        if (carer)
            CarersGroup(records, life);
    }

    private static void SocialPrescribing(Records records, Life life, bool low)
    {
        var chance = life.Chance;
        var charity = records.From(Organisations.Charities[life.Who.Neighbourhood.Number switch { 3 => 2, 6 => 4, _ => low ? 3 : 0 }], Knowledge.Of(life, OrganisationKind.Charity));
        var worker = Workforce.Of(charity.Source)[1];
        var began = life.Day(1.3);
        charity.Contact(Contacts.LinkWorker, began.OnWeekday().At(11, 0), 60, worker, "First conversation", chance.Pick(["Would like company.", "Debts are the worry, not the tablets.", "Wants to walk again with other people.", "Has not left the house since the winter."]));
        if (low || chance.Hit(0.5))
            charity.Problem(Conditions.Loneliness, began, worker);
        charity.Measured(Measures.Wellbeing, chance.Between(2, 6), began, charity.Patient);
        charity.Referral(chance.Pick(["Walking group", "Befriending", "Debt advice", "Men's shed", "Lunch club", "Community garden"]), "Chosen together", began, worker, charity.Source, chance.Hit(0.6) ? "completed" : "active");
        var after = began.AddDays(chance.Between(60, 110));
        if (after <= life.LastDay)
            charity.Measured(Measures.Wellbeing, chance.Between(4, 9), after, charity.Patient);
        charity.Prescribed(
            low ? "Low, and on their own too much" : "Needs company more than medicine", began.AddDays(-10), began.OnWeekday().At(11, 0), after <= life.LastDay ? after : null,
            after <= life.LastDay ? "Goes by themself now, and knows whom to ring." : null);
    }

    private static void CarersGroup(Records records, Life life)
    {
        var charity = records.From(Organisations.Charities[1], Knowledge.Of(life, OrganisationKind.Charity));
        var worker = Workforce.Of(charity.Source)[1];
        charity.Contact(Contacts.LinkWorker, life.Day(1.5).OnWeekday().At(18, 30), 60, worker, "Carers' evening", life.Chance.Pick(["Came with a friend.", "First time out in a month.", "Asked about respite."]));
    }
}
