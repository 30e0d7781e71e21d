using Goldthread.Record;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Coordination.Housing;

/// <summary>What housing needs.</summary>
internal static class HousingServices
{
    public static void AddHousing(this IServiceCollection services)
    {
        services.AddSingleton(HousingFollower.Subscriber());
        services.AddSingleton<HousingWriter>();
        services.AddSingleton<Adaptations>();
        services.AddSingleton<RecoveryStays>();
        services.AddSingleton<HousingBoard>();
        services.AskForSight("/Housing");
    }
}
