package io.sandcheck.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.module.SimpleModule;

/** Makes records by a handle of their constructor that takes an array. Jackson makes that from another handle for each record. */
final class RecordInstantiator extends StdValueInstantiator {

    private final MethodHandle constructor;

    private RecordInstantiator(StdValueInstantiator original, MethodHandle constructor) {
        super(original);
        this.constructor = constructor;
    }

    /** Return what has all records made so. */
    static SimpleModule module() {
        return new SimpleModule("records") {
            private static final long serialVersionUID = 1L;

            @Override
            public void setupModule(SetupContext context) {
                context.addValueInstantiators(new Records());
            }
        };
    }

    private static final class Records implements ValueInstantiators {

        @Override
        public @Nullable ValueInstantiator findValueInstantiator(
                DeserializationConfig config, BeanDescription.Supplier description) {
            return null;
        }

        @Override
        public ValueInstantiator modifyValueInstantiator(
                DeserializationConfig config, BeanDescription.Supplier description, ValueInstantiator original) {
            return original instanceof StdValueInstantiator known
                            && known.getValueClass().isRecord()
                            && known.getWithArgsCreator() != null
                            && known.getWithArgsCreator().getAnnotated() instanceof Constructor<?> constructor
                    ? new RecordInstantiator(known, takingArray(constructor))
                    : original;
        }
    }

    private static MethodHandle takingArray(Constructor<?> constructor) {
        try {
            constructor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, constructor.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("[%s] cannot be called".formatted(constructor), e);
        }
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, Object[] parts) {
        try {
            return (Object) constructor.invokeExact(parts);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            return context.handleInstantiationProblem(_valueClass, parts, rewrapCtorProblem(context, e));
        }
    }
}
