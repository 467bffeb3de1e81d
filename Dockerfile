# 数准的容器：docker compose up -d
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
COPY .ci .ci
RUN npm ci
COPY . .
RUN npm run package

FROM node:24-bookworm-slim
ENV NODE_ENV=production SHUZHUN_HOST=0.0.0.0 SHUZHUN_DATA=/data PORT=8787
WORKDIR /opt/shuzhun
COPY --from=build /src/.build/package/shuzhun ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", ".build/serve/serve.mjs"]
