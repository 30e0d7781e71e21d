using Goldthread.Record;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Coordination.CareHomes;

/// <summary>What care homes need.</summary>
internal static class CareHomesServices
{
    public static void AddCareHomes(this IServiceCollection services)
    {
        services.AddSingleton(ResidentFollower.Subscriber());
        services.AddSingleton<LeadPractices>();
        services.AddSingleton<HomeRegister>();
        services.AddSingleton<HomeRound>();
        services.AskForSight("/CareHomes");
    }
}
