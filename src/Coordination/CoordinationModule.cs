using Goldthread.Coordination.CareHomes;
using Goldthread.Coordination.HomeFirst;
using Goldthread.Coordination.Hl7;
using Goldthread.Coordination.Housing;
using Goldthread.Coordination.Referrals;
using Goldthread.Coordination.SocialPrescribing;
using Goldthread.Coordination.Urgent;
using Goldthread.Coordination.Work;
using Goldthread.Record;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Coordination;

/// <summary>The Coordination floor: referrals, urgent response, the way home from hospital, and whose move it is.</summary>
public static class CoordinationModule
{
    /// <summary>Adds the work around a person and its pages.</summary>
    public static IServiceCollection AddCoordination(this IServiceCollection services)
    {
        services.AddSingleton(p => WorkFollower.Subscriber(p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(UrgentFollower.Subscriber());
        services.AddSingleton<ReferralService>();
        services.AddHospitalMessages();
        services.AddHomeFirst();
        services.AddSingleton<KnownOrganisations>();
        services.AddCareHomes();
        services.AddHousing();
        services.AddSingleton<ReferralTargets>();
        services.AddSingleton<Prescribing>();
        services.AddSingleton<RepeatContactsCount>();
        services.AddSingleton<UrgentIntake>();
        services.AddSingleton<UrgentBoard>();
        services.AddSingleton<WorkPeople>();
        services.AddSingleton<UrgentDrafts>();
        services.AddHostedService<UrgentDraftService>();
        services.AddSingleton<WorkList>();
        services.AddSingleton<LostReferrals>();
        services.AddSingleton<WorkDesk>();
        services.AddSingleton<SavedLists>();
        services.AskForSight("/Work", "/Referrals", "/Person", "/Urgent");
        return services;
    }

    /// <summary>What the floor answers beside its pages.</summary>
    public static void MapCoordination(this IEndpointRouteBuilder endpoints) => _ = endpoints;
}
